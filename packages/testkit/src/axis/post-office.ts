import { randomUUID } from "node:crypto"
import type { MessageKind } from "@lienthong/core"
import { Result } from "effect"
import { type Refusal, refusal } from "./answer-code.ts"
import type { Agencies, AxisAgency } from "./axis-agency.ts"
import { AxisError } from "./axis-error.ts"
import type { AxisLog } from "./axis-event.ts"
import { deliveriesOf } from "./delivery.ts"
import type { FaultSubject } from "./fault.ts"
import type { FaultPlan } from "./fault-plan.ts"
import { type MailboxItem, openMailboxes } from "./mailbox.ts"
import type { PacketLabel } from "./packet-label.ts"
import { readLabel } from "./packet-label.ts"
import { openSentList, type Sent } from "./sent-list.ts"

/** A packet put straight into a mailbox, past every check: it may be broken, or not a packet at all. */
export interface InjectedMail {
  /** The agency whose mailbox it goes into. */
  readonly agency: string
  /** The sender that the listing names. */
  readonly from: string
  readonly kind: MessageKind
  readonly bytes: Uint8Array
}

export interface PostOffice {
  readonly submit: (
    kind: MessageKind,
    from: AxisAgency,
    label: PacketLabel,
    bytes: Uint8Array,
    subject: FaultSubject,
  ) => Result.Result<{ readonly docId: string }, Refusal>
  readonly list: (agencies: ReadonlyArray<AxisAgency>, kind: MessageKind) => ReadonlyArray<MailboxItem>
  readonly find: (agencies: ReadonlyArray<AxisAgency>, docId: string) => MailboxItem | undefined
  readonly close: (item: MailboxItem, state: "done" | "failed", description: string) => void
  readonly sent: (agencies: ReadonlyArray<AxisAgency>, kind: MessageKind) => ReadonlyArray<SentLine>
  readonly inject: (mail: InjectedMail) => { readonly docId: string }
  readonly mailbox: (code: string) => ReadonlyArray<MailboxItem>
}

/** One packet on its way to one recipient. */
export interface SentLine {
  readonly sent: Sent
  readonly item: MailboxItem
}

export interface PostOfficeSettings {
  readonly agencies: Agencies
  readonly plan: FaultPlan
  readonly log: AxisLog
  readonly now: () => number
  readonly rewrites: boolean
  readonly refusesDuplicates: boolean
}

const codes = (agencies: ReadonlyArray<AxisAgency>) => agencies.map(({ code }) => code)

const unread: PacketLabel = { from: "", to: [], documentId: "", code: "", subject: "", statusCode: "" }

/** Takes packets, routes them by their own recipients, and keeps them until they are acknowledged. */
export const openPostOffice = ({
  agencies,
  plan,
  log,
  now,
  rewrites,
  refusesDuplicates,
}: PostOfficeSettings): PostOffice => {
  const boxes = openMailboxes()
  const sentList = openSentList()
  const seen = new Set<string>()

  const agencyOf = (code: string): AxisAgency => {
    const agency = agencies.find(code)
    if (agency === undefined) {
      const known = codes(agencies.all).join(", ")
      throw new AxisError({ reason: "unknown-agency", detail: { agency: code, known } })
    }
    return agency
  }

  return {
    submit: (kind, from, label, bytes, subject) => {
      const unknown = label.to.find((code) => agencies.find(code) === undefined)
      if (label.to.length === 0) return Result.fail(refusal("NoRecipient", "the packet names no recipient"))
      if (unknown !== undefined) {
        return Result.fail(refusal("UnknownAgency", `agency ${unknown} is not connected`))
      }
      const identity = `${from.code} ${label.documentId}`
      if (refusesDuplicates && kind === "document" && seen.has(identity)) {
        return Result.fail(refusal("ExistDoc", `document ${label.documentId} already exists`))
      }
      seen.add(identity)
      const to = [...new Set(label.to.map((code) => agencyOf(code).code))]
      const docId = randomUUID()
      const about = { kind, from: from.code, to, documentId: label.documentId, code: label.code, docId }
      log.add({ event: "taken", operation: "sendEdoc", ...about })
      const note = (fault: string) => log.add({ event: "misbehaved", note: fault, ...about })
      const passage = { kind, from: from.code, to, label, bytes }
      const deliveries = deliveriesOf(passage, subject, plan, { now: now(), rewrites, note })
      for (const { item, hiddenListings } of deliveries) boxes.put(item, hiddenListings)
      sentList.add({
        docId,
        kind,
        from: from.code,
        label,
        takenAt: now(),
        deliveries: deliveries.map(({ item }) => item.docId),
      })
      return Result.succeed({ docId })
    },

    list: (owners, kind) => codes(owners).flatMap((code) => boxes.list(code, kind)),

    find: (owners, docId) => {
      const item = boxes.find(docId)
      return item !== undefined && codes(owners).includes(item.to) ? item : undefined
    },

    close: ({ docId }, state, description) => boxes.close(docId, state, description, now()),

    sent: (senders, kind) =>
      sentList.by(codes(senders), kind).flatMap((sent) =>
        sent.deliveries.flatMap((docId) => {
          const item = boxes.find(docId)
          return item === undefined ? [] : [{ sent, item }]
        }),
      ),

    inject: ({ agency, from, kind, bytes }) => {
      const { documentId, code } = readLabel(bytes) ?? unread
      const docId = randomUUID()
      const time = now()
      const about = { docId, kind, from, documentId, code }
      const state = { state: "waiting", description: "", createdAt: time, updatedAt: time } as const
      boxes.put({ ...about, ...state, to: agencyOf(agency).code, bytes }, 0)
      log.add({ event: "injected", to: [agency], ...about })
      return { docId }
    },

    mailbox: (code) => boxes.items(agencyOf(code).code),
  }
}
