import { randomUUID } from "node:crypto"
import { fileHash } from "@lienthong/adapters-axis"
import type { MessageKind } from "@lienthong/core/adapter"
import { Result } from "effect"
import { type Refusal, refusal } from "./answer-code.ts"
import type { Agencies, AxisAgency } from "./axis-agency.ts"
import { AxisError } from "./axis-error.ts"
import type { AxisLog } from "./axis-event.ts"
import { deliveriesOf, type Passage } from "./delivery.ts"
import type { FaultSubject } from "./fault.ts"
import type { FaultPlan } from "./fault-plan.ts"
import type { Journal, Kept } from "./journal.ts"
import { type MailboxItem, openMailboxes } from "./mailbox.ts"
import { type PacketLabel, readLabel } from "./packet-label.ts"
import { routeOf } from "./routing.ts"
import { openSentList, type Sent } from "./sent-list.ts"

/** A packet put into a mailbox without any check. It may be broken, or no packet at all. */
export interface InjectedMail {
  /** The agency that owns the mailbox. */
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
  /** What was kept, and where it is kept. */
  readonly journal: Journal
}

const codes = (agencies: ReadonlyArray<AxisAgency>) => agencies.map(({ code }) => code)

/** Accepts packets, routes them by the recipients they name, and keeps them after acknowledgement. */
export const openPostOffice = (settings: PostOfficeSettings): PostOffice => {
  const { agencies, plan, log, now, rewrites, refusesDuplicates, journal } = settings
  const boxes = openMailboxes()
  const sentList = openSentList()
  const taken = new Set<string>()

  const ownerOf = (code: string): AxisAgency => {
    const agency = agencies.find(code)
    if (agency !== undefined) return agency
    const known = codes(agencies.all).join(", ")
    throw new AxisError({ reason: "unknown-agency", detail: { agency: code, known } })
  }

  let subjectBefore: string | undefined

  const apply = (kept: Kept): void => {
    if (kept.do === "inject") boxes.put(kept.item, 0)
    if (kept.do === "close") boxes.close(kept.docId, kept.state, kept.description, kept.at)
    if (kept.do !== "take") return
    const { identity, deliveries, docId, kind, from, label, takenAt } = kept
    taken.add(identity)
    for (const { item, hiddenListings } of deliveries) boxes.put(item, hiddenListings)
    const items = deliveries.map(({ item }) => item.docId)
    sentList.add({ docId, kind, from, label, takenAt, deliveries: items })
    subjectBefore = label.subject
  }
  const keep = (kept: Kept): void => {
    journal.add(kept)
    apply(kept)
  }
  for (const kept of journal.kept) apply(kept)

  const deliver = (docId: string, identity: string, passage: Passage, subject: FaultSubject): void => {
    const { kind, from, to, label } = passage
    const about = { kind, from, to, documentId: label.documentId, code: label.code, docId }
    const takenAt = now()
    log.add({ event: "taken", operation: "sendEdoc", ...about })
    const note = (fault: string) => log.add({ event: "misbehaved", note: fault, ...about })
    const deliveries = deliveriesOf(passage, subject, plan, { now: takenAt, rewrites, note, subjectBefore })
    keep({ do: "take", identity, docId, kind, from, label, takenAt, deliveries })
  }

  return {
    submit: (kind, { code: from }, label, bytes, subject) => {
      const route = routeOf(label, agencies)
      if (Result.isFailure(route)) return Result.fail(route.failure)
      const identity = `${from} ${fileHash(bytes, "padded")}`
      if (refusesDuplicates && taken.has(identity)) {
        return Result.fail(refusal("ExistDoc", `document ${label.documentId} already exists`))
      }
      const docId = randomUUID()
      if (plan.take(subject, "lose") !== undefined) {
        const { documentId, code } = label
        log.add({ event: "misbehaved", note: "lose", kind, from, to: route.success, documentId, code, docId })
        return Result.succeed({ docId })
      }
      deliver(docId, identity, { kind, from, to: route.success, label, bytes }, subject)
      return Result.succeed({ docId })
    },

    list: (owners, kind) => codes(owners).flatMap((code) => boxes.list(code, kind)),

    find: (owners, docId) => {
      const item = boxes.find(docId)
      return item !== undefined && codes(owners).includes(item.to) ? item : undefined
    },

    close: ({ docId }, state, description) => keep({ do: "close", docId, state, description, at: now() }),

    sent: (senders, kind) =>
      sentList.by(codes(senders), kind).flatMap((sent) =>
        sent.deliveries.flatMap((docId) => {
          const item = boxes.find(docId)
          return item === undefined ? [] : [{ sent, item }]
        }),
      ),

    inject: ({ agency, from, kind, bytes }) => {
      const { code: to } = ownerOf(agency)
      const { documentId, code } = readLabel(bytes) ?? { documentId: "", code: "" }
      const docId = randomUUID()
      const time = now()
      const state = { state: "waiting", description: "", createdAt: time, updatedAt: time } as const
      keep({ do: "inject", item: { docId, kind, from, to, documentId, code, ...state, bytes } })
      log.add({ event: "injected", docId, kind, from, to: [to], documentId, code })
      return { docId }
    },

    mailbox: (code) => boxes.items(ownerOf(code).code),
  }
}
