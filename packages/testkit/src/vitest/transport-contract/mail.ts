import { createHash, randomUUID } from "node:crypto"
import { edxml } from "@lienthong/adapters-axis"
import {
  byteSource,
  collectBytes,
  type Digest,
  type MailboxEntry,
  type MessageKind,
  PacketCodec,
  type SentQuery,
  type StatusPacket,
  type Submission,
} from "@lienthong/core/adapter"
import { dateOf, vietnamTime } from "@lienthong/core/calendar"
import { statusCode } from "@lienthong/core/document"
import { Clock, Effect } from "effect"
import { type WholePacket, wholePackets } from "../../exchange/whole-packets.ts"
import type { Desk } from "./axis-under-test.ts"

/** A document, sent or not, with the query that finds it on the axis. */
export interface Letter extends Submission {
  /** Its bytes, whole. */
  readonly packet: Uint8Array
  readonly query: SentQuery
  /** The number (số) of the document. */
  readonly number: string
}

const encode = (packet: WholePacket | StatusPacket) =>
  PacketCodec.use((codec) => wholePackets(codec).encode(packet)).pipe(Effect.provide(edxml))

const smallFile = new Uint8Array(Buffer.from("%PDF-1.4\n1.000.000 đồng\n"))

const newNumber = () => String(1 + (Number.parseInt(randomUUID().slice(0, 8), 16) % 9_000_000))

/** A new document of an agency, different from all others unless it is given another's number. */
export const letter = Effect.fnUntraced(function* (
  from: Pick<Desk, "code" | "name">,
  to: ReadonlyArray<Pick<Desk, "code" | "name">>,
  number: string = newNumber(),
  file: Uint8Array = smallFile,
) {
  const date = dateOf(vietnamTime(yield* Clock.currentTimeMillis))
  const code = `${number}/BC-UBND`
  const documentId = `${from.code},${date.replaceAll("-", "/")},${code}`
  const subject = `Về việc phòng, chống bão số ${number}`
  const packet: WholePacket = {
    _tag: "DocumentPacket",
    from: { code: from.code, name: from.name },
    to: to.map((agency) => ({ code: agency.code, name: agency.name })),
    documentId,
    code: { number, notation: "BC-UBND" },
    promulgation: { place: "Tây Ninh", date },
    documentType: { type: "2", detail: "1", name: "Báo cáo" },
    subject,
    signer: { fullName: "Nguyễn Văn A" },
    toPlaces: [],
    urgency: "ordinary",
    appendixes: [],
    responseFor: [],
    trace: [],
    business: { kind: "new", reason: "Văn bản mới", replaces: [] },
    attachments: [
      {
        contentId: "f1",
        name: "bao-cao.pdf",
        mediaType: "application/pdf",
        bytes: file,
        size: file.length,
        digest: createHash("sha256").update(file).digest("hex") as Digest,
      },
    ],
  }
  const recipients = to.map((agency) => agency.code)
  const written = yield* encode(packet)
  const sent: Letter = {
    kind: "document",
    from: from.code,
    to: recipients,
    bytes: byteSource(written),
    packet: written,
    query: { documentId, code, subject, to: recipients },
    number,
  }
  return sent
})

/** A status report of an agency about a document that it received, different from all others. */
export const report = Effect.fnUntraced(function* (
  from: Pick<Desk, "code">,
  to: Pick<Desk, "code">,
  { query }: Letter,
) {
  const packet: StatusPacket = {
    _tag: "StatusPacket",
    from: { code: from.code },
    responseFor: { organId: to.code, code: query.code, documentId: query.documentId },
    status: statusCode.accepted,
    description: "Đã tiếp nhận",
    timestamp: vietnamTime(yield* Clock.currentTimeMillis),
  }
  const written = yield* encode(packet)
  const submission: Submission = {
    kind: "status",
    from: from.code,
    to: [to.code],
    bytes: byteSource(written),
  }
  return { ...submission, packet: written }
})

/** Sends a new document to some agencies. */
export const send = Effect.fnUntraced(function* (from: Desk, ...to: ReadonlyArray<Desk>) {
  const sent = yield* letter(from, to)
  const { axisId } = yield* from.submit(sent)
  return { ...sent, axisId }
})

/** The only entry of a mailbox. */
export const onlyEntry = Effect.fnUntraced(function* (desk: Desk, kind: MessageKind = "document") {
  const [entry, ...others] = yield* desk.listInbox(kind)
  if (entry === undefined || others.length > 0)
    return yield* Effect.die(
      new Error(`the mailbox shows ${others.length + (entry ? 1 : 0)} entries instead of one`),
    )
  return entry
})

/** The packet of an entry, whole. */
export const fetchWhole = (desk: Desk, entry: MailboxEntry) => collectBytes(desk.fetch(entry))

/** An entry that resembles another one and that the axis does not have. */
export const unknownEntry = (entry: MailboxEntry): MailboxEntry => ({ ...entry, id: randomUUID() })

export const idsOf = (entries: ReadonlyArray<MailboxEntry>) => entries.map(({ id }) => id).sort()
