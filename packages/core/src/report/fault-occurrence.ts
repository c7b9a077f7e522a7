import type { Delivery } from "../document/delivery/delivery.ts"
import type { Envelope, Refusal } from "../document/incoming/event.ts"
import { printTime } from "../time/vietnam-time.ts"
import { translateRefusal } from "../vocabulary/refusal-codec.ts"
import type { Change } from "./change.ts"
import type { FaultOccurrence } from "./fault.ts"
import { outcomes } from "./fault-outcome.ts"
import type { ReadModel } from "./read-model.ts"
import { differenceFaults } from "./reconciliation-fault.ts"
import { describeFinding, isLoss } from "./unreported-remark.ts"

const refusalOf = ({ reason, text }: Refusal) => ({ code: reason, text: translateRefusal(reason, text) })

const fromDelivery = (
  change: Extract<Change, { kind: "delivery" }>,
  delivery: Delivery | undefined,
): ReadonlyArray<FaultOccurrence> => {
  const { event, at, stream } = change
  if (!delivery) return []
  const line = { at, where: "sending", subject: delivery.wireId, other: delivery.to.name } as const
  const outcome = { delivery: stream }
  if (event._tag === "SubmissionFailed" || event._tag === "SubmissionParked")
    return [{ ...line, code: event.problem, text: event.text, outcome }]
  const unheard = { unheard: stream }
  if (event._tag === "ResendParked")
    return [{ ...line, code: event.problem, text: event.text, outcome: unheard }]
  if (event._tag === "SentListAsked" && isLoss(event.finding))
    return [{ ...line, code: `unheard/${event.finding}`, text: describeFinding(event), outcome: unheard }]
  if (event._tag === "StatusReported" && event.report.refusal)
    return [{ ...line, ...refusalOf(event.report.refusal), outcome }]
  return []
}

const fromIncoming = (
  change: Extract<Change, { kind: "incoming" }>,
  envelope: Envelope | undefined,
): ReadonlyArray<FaultOccurrence> => {
  const { event, at, stream } = change
  const named = envelope
    ? { subject: envelope.wireId, other: envelope.from.name ?? envelope.from.code }
    : { subject: stream, other: "" }
  const line = { at, where: "receiving", ...named } as const
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

const fromClock = (
  { event, at, stream }: Extract<Change, { kind: "clock" }>,
  clock: ReadModel["clock"],
): ReadonlyArray<FaultOccurrence> => {
  const last = clock.at(-1)
  if (event._tag === "ClockInStep" || !last) return []
  const { code, text } = last
  return [
    { at, code, where: "sending", subject: stream, other: "", text, outcome: { clock: clock.length - 1 } },
  ]
}

const fromOthers = (
  change: Change,
  { outages, clock }: Pick<ReadModel, "outages" | "clock">,
): ReadonlyArray<FaultOccurrence> => {
  if (change.kind === "mailbox" && change.event._tag === "PacketRefused") {
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
  if (change.kind === "axis" && change.event._tag === "AxisAway") {
    const { since, problem, text } = change.event
    return [
      {
        at: change.at,
        code: problem,
        where: "sending",
        subject: change.stream,
        other: "",
        text: {
          en: `Packets have been waiting for the axis since ${since}: ${text.en}`,
          vi: `Việc gửi chờ trục từ ${printTime(since)}: ${text.vi}`,
        },
        outcome: { outage: outages.length - 1 },
      },
    ]
  }
  return change.kind === "clock" ? fromClock(change, clock) : []
}

/** The faults in a change, given what is known about its document after it. */
export const faultsIn = (
  change: Change,
  model: Pick<ReadModel, "deliveries" | "incoming" | "outages" | "clock">,
): ReadonlyArray<FaultOccurrence> =>
  change.kind === "reconciliation"
    ? differenceFaults(change, change.stream, model.deliveries)
    : change.kind === "delivery"
      ? fromDelivery(change, model.deliveries.get(change.stream))
      : change.kind === "incoming"
        ? fromIncoming(change, model.incoming.get(change.stream)?.envelope)
        : fromOthers(change, model)
