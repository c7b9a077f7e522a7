import type { VietnamTime } from "../calendar/vietnam-time.ts"
import { type Delivery, standingOf } from "../document/delivery/state.ts"
import type { Refusal } from "../document/incoming/event.ts"
import type { NoticeEvent } from "../document/notice/event.ts"
import { translateRefusal } from "../packet/refusal-sentence.ts"
import type { Reason } from "../policy/ground.ts"
import type { Change } from "./change.ts"
import { outcomes } from "./fault-outcome.ts"
import type { Remark } from "./remark.ts"
import { foldDeliveries } from "./tracking-board.ts"

/** Something that did not go as it should, and what became of it (nhật ký sự cố). */
export interface Fault {
  readonly at: VietnamTime
  /** The public code: a refusal's, or an error's such as `transport/timed-out`. */
  readonly code: string
  readonly where: "sending" | "receiving" | "reporting"
  /** The document as a person names it, or the mailbox entry. */
  readonly subject: string
  readonly other: string
  /** What went wrong. Words that another agency or a person wrote stand in both languages as they came. */
  readonly text: Reason
  /** What became of it, as it stands now. */
  readonly outcome: Remark
}

type Pending = Omit<Fault, "outcome"> & {
  readonly outcome: Remark | { readonly delivery: string } | { readonly work: string }
}

const refusalOf = ({ reason, text }: Refusal) => ({ code: reason, text: translateRefusal(reason, text) })

const fromDelivery = (
  change: Extract<Change, { kind: "delivery" }>,
  delivery: Delivery | undefined,
): ReadonlyArray<Pending> => {
  const { event, at, stream } = change
  if (!delivery) return []
  const line = { at, where: "sending", subject: delivery.wireId, other: delivery.to.name } as const
  const outcome = { delivery: stream }
  if (event._tag === "SubmissionFailed" || event._tag === "SubmissionParked")
    return [{ ...line, code: event.problem, text: event.text, outcome }]
  if (event._tag === "StatusReported" && event.report.refusal)
    return [{ ...line, ...refusalOf(event.report.refusal), outcome }]
  return []
}

const fromIncoming = (
  change: Extract<Change, { kind: "incoming" }>,
  names: Map<string, { subject: string; other: string }>,
): ReadonlyArray<Pending> => {
  const { event, at, stream } = change
  if (event._tag === "Arrived" || event._tag === "RefusedOnArrival") {
    const { from, wireId } = event.envelope
    names.set(stream, { subject: wireId, other: from.name ?? from.code })
  }
  const line = { at, where: "receiving", ...(names.get(stream) ?? { subject: stream, other: "" }) } as const
  switch (event._tag) {
    case "RefusedOnArrival":
    case "ConflictingCopyRefused":
      return [
        {
          ...line,
          ...refusalOf(event.refusal),
          outcome: outcomes.refusedAtOnce,
        },
      ]
    case "DuplicateArrived":
      return [
        {
          ...line,
          code: "duplicate",
          text: {
            en: `The packet came once more (${event.entry}).`,
            vi: `Gói tin đến lần nữa (${event.entry}).`,
          },
          outcome: outcomes.keptOne,
        },
      ]
    default:
      return []
  }
}

const fromOthers = (change: Change): ReadonlyArray<Pending> => {
  if (change.kind === "mailbox") {
    const { refusal, entry, from, senderTold, about = entry } = change.event
    const outcome = senderTold ? outcomes.refusedSenderTold : outcomes.refusedAxisTold
    return [
      { at: change.at, ...refusalOf(refusal), where: "receiving", subject: about, other: from, outcome },
    ]
  }
  if (change.kind === "notice" && change.event._tag === "NoticeParked") {
    const { problem, text, status, about, to } = change.event
    return [
      {
        at: change.at,
        code: problem,
        where: "reporting",
        subject: `${status} ${about}`,
        other: to,
        text,
        outcome: { work: change.stream },
      },
    ]
  }
  if (change.kind === "notice" && change.event._tag === "WorkParked") {
    const { kind, problem, text } = change.event
    return [
      {
        at: change.at,
        code: problem,
        where: "sending",
        subject: change.stream,
        other: kind,
        text,
        outcome: { work: change.stream },
      },
    ]
  }
  return []
}

const ofStanding: Readonly<Partial<Record<ReturnType<typeof standingOf>, Remark>>> = {
  retrying: outcomes.retrying,
  parked: outcomes.parked,
  refused: outcomes.refused,
  withdrawn: outcomes.withdrawn,
}

const ofNotice: Readonly<Record<NoticeEvent["_tag"], Remark>> = {
  NoticeSent: outcomes.answer,
  NoticeParked: outcomes.noticeParked,
  WorkParked: outcomes.workParked,
  WorkRequeued: outcomes.restarted,
  WorkReleased: outcomes.restarted,
}

const outcomeOfDelivery = (delivery: Delivery | undefined): Remark => {
  const said = delivery && ofStanding[standingOf(delivery)]
  return said ?? outcomes[delivery?.submitted?.knownBy ?? "unclear"]
}

/** The faults from the whole log, oldest first. What became of a delivery or of work is where it stands now. */
export const faultLog = (changes: Iterable<Change>): ReadonlyArray<Fault> => {
  const deliveries = new Map<string, Delivery>()
  const notices = new Map<string, NoticeEvent["_tag"]>()
  const names = new Map<string, { subject: string; other: string }>()
  const faults: Array<Pending> = []
  for (const change of changes) {
    foldDeliveries(deliveries, change)
    if (change.kind === "notice") notices.set(change.stream, change.event._tag)
    faults.push(
      ...(change.kind === "delivery"
        ? fromDelivery(change, deliveries.get(change.stream))
        : change.kind === "incoming"
          ? fromIncoming(change, names)
          : fromOthers(change)),
    )
  }
  return faults.map((fault) => {
    const { outcome } = fault
    if ("work" in outcome) return { ...fault, outcome: ofNotice[notices.get(outcome.work) ?? "WorkParked"] }
    return "delivery" in outcome
      ? { ...fault, outcome: outcomeOfDelivery(deliveries.get(outcome.delivery)) }
      : { ...fault, outcome }
  })
}
