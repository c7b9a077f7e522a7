import { describeRefusal, urgencyNames } from "@lienthong/core"
import type { Party, ReadStatusPacket, ResponseFor, Staff, Tolerance } from "@lienthong/core/adapter"
import { isKnownStatus, printCode, statusNames } from "@lienthong/core/document"
import { printable } from "../console/printable.ts"
import type { DocumentView, PacketView } from "./packet-view.ts"

type Row = readonly [label: string, value: string | undefined]

const join = (separator: string, ...parts: ReadonlyArray<string | undefined>): string =>
  parts.filter((part) => part !== undefined && part !== "").join(separator)

const partyText = (party: Party): string => join("  ", party.code, party.name)

const staffText = (staff: Staff | undefined): string | undefined =>
  staff && join(", ", staff.name, staff.department, staff.email, staff.mobile)

const responseText = (response: ResponseFor): string =>
  join("  ", response.organId, response.code, response.date, response.documentId)

/** Omits absent and empty values. */
const table = (rows: ReadonlyArray<Row>): ReadonlyArray<string> =>
  rows.flatMap(([label, value]) =>
    value === undefined || value === "" ? [] : `  ${label.padEnd(12)}${value}`,
  )

const section = (title: string, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)]

const toleratedLines = (tolerated: ReadonlyArray<Tolerance>): ReadonlyArray<string> =>
  section(
    "Tolerated",
    tolerated.map(({ code, en }) => `[${code}] ${en}`),
  )

const businessRows = ({ business }: DocumentView): ReadonlyArray<Row> => [
  ["Business", join(": ", business.kind, business.reason)],
  ["Updates", business.documentId],
  ...(business.update?.receivers ?? []).map(
    ({ organId, change }): Row => ["Recipient", `${change} ${organId}`],
  ),
  ...business.replaces.map(
    ({ documentId, organIds }): Row => ["Replaces", join("  ", documentId, organIds.join(", "))],
  ),
  ["Clerk", staffText(business.staff)],
]

const documentLines = (view: DocumentView): ReadonlyArray<string> => [
  "Document packet (gói tin văn bản)",
  ...table([
    ["From", partyText(view.from)],
    ...view.to.map((to): Row => ["To", partyText(to)]),
    ["Identifier", view.documentId],
    ["Code", view.code.notation === "" ? view.code.number : printCode(view.code)],
    ["Date", join(", ", view.promulgation.date, view.promulgation.place)],
    ["Type", view.documentType.name],
    ["Subject", view.subject],
    ["Signer", join(", ", view.signer.competence, view.signer.position, view.signer.fullName)],
    ["Urgency", `${view.urgency} (${urgencyNames[view.urgency].vi})`],
    ["Due", view.dueDate],
    ...view.responseFor.map((response): Row => ["Answers", responseText(response)]),
    ...businessRows(view),
  ]),
  ...section(
    "Files",
    view.attachments.flatMap(({ name, mediaType, size, digest }) => [
      `${name}  (${mediaType}, ${size} bytes)`,
      `  SHA-256 ${digest}`,
    ]),
  ),
  ...section(
    "Broken: a document with one of these is refused",
    view.broken.map(({ name, reason }) => `[${reason}] ${describeRefusal(reason, { file: name }).en}`),
  ),
  ...toleratedLines(view.tolerated),
]

const statusLines = (packet: ReadStatusPacket): ReadonlyArray<string> => [
  "Status packet (gói tin trạng thái)",
  ...table([
    ["From", partyText(packet.from)],
    ["About", responseText(packet.responseFor)],
    [
      "Status",
      join("  ", packet.status, isKnownStatus(packet.status) ? statusNames[packet.status].vi : undefined),
    ],
    ["Text", packet.description],
    ["Time", packet.timestamp],
    ["Clerk", staffText(packet.staff)],
  ]),
  ...toleratedLines(packet.tolerated ?? []),
]

/** Prints a packet as lines for a person. */
export const packetLines = (view: PacketView): ReadonlyArray<string> =>
  (view._tag === "StatusPacket" ? statusLines(view) : documentLines(view)).map(printable)
