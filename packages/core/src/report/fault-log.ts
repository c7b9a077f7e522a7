import type { Delivery } from "../document/delivery/delivery.ts"
import { isMissed, standingOf } from "../document/delivery/standing.ts"
import type { NoticeEvent } from "../document/notice/event.ts"
import { buildReadModel } from "./apply-change.ts"
import type { Change } from "./change.ts"
import type { RecordedClockFault } from "./clock-fault.ts"
import type { Fault } from "./fault.ts"
import { backSince, inStepSince, outcomes } from "./fault-outcome.ts"
import type { ReadModel } from "./read-model.ts"
import type { Remark } from "./remark.ts"

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

/** The outcome for a document that was not reported on in time. */
const outcomeOfUnreported = (delivery: Delivery | undefined): Remark => {
  if (delivery?.heardAt !== undefined) return outcomes.heard
  if (delivery === undefined || !isMissed(delivery)) return outcomeOfDelivery(delivery)
  return delivery.unheard?.resend ? outcomes.resent : outcomes.unheard
}

const outcomeOfClock = (told: RecordedClockFault | undefined): Remark =>
  told?.inStepAt !== undefined
    ? inStepSince(told.inStepAt)
    : told?.code === "clock/set-back"
      ? outcomes.clockSetBack
      : outcomes.clockOff

/** The faults, oldest first. The outcome of a delivery or of work is its current state. */
export const faultLines = ({
  faults,
  notices,
  deliveries,
  outages,
  clock,
}: ReadModel): ReadonlyArray<Fault> =>
  faults.map((fault) => {
    const { outcome } = fault
    if ("work" in outcome) return { ...fault, outcome: ofNotice[notices.get(outcome.work) ?? "WorkParked"] }
    if ("outage" in outcome) {
      const backAt = outages[outcome.outage]?.backAt
      return { ...fault, outcome: backAt === undefined ? outcomes.away : backSince(backAt) }
    }
    if ("clock" in outcome) return { ...fault, outcome: outcomeOfClock(clock[outcome.clock]) }
    if ("unheard" in outcome)
      return { ...fault, outcome: outcomeOfUnreported(deliveries.get(outcome.unheard)) }
    return "delivery" in outcome
      ? { ...fault, outcome: outcomeOfDelivery(deliveries.get(outcome.delivery)) }
      : { ...fault, outcome }
  })

/** The faults from the whole log, oldest first. The outcome of a delivery or of work is its current state. */
export const faultLog = (changes: Iterable<Change>): ReadonlyArray<Fault> =>
  faultLines(buildReadModel(changes))
