import { Effect } from "effect"
import { type Actor, system } from "../../agency/actor.ts"
import { fold } from "../../document/decider.ts"
import { digestsOf } from "../../document/incoming/answer.ts"
import { noticeOf } from "../../document/incoming/notice.ts"
import { evolve, type Incoming } from "../../document/incoming/state.ts"
import { incomingDuties, receiptDuty } from "../../duty/incoming-duties.ts"
import { laneOf } from "../../policy/urgent-lane.ts"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { changeHolds } from "../file/hold-files.ts"
import { dutyRules } from "../settings/duty-rules.ts"
import type { Settings } from "../settings/settings.ts"
import { statusReport } from "../work-item/status-work.ts"
import type { Consequences } from "./consequences.ts"
import { type ChangedIncoming, responseForOf } from "./incoming.ts"
import { dutiesOfChange } from "./record-duties.ts"

/** The status packets to the document's sender that new events require, each with its event. */
const noticesOf = Effect.fnUntraced(function* (
  { stream, before, state, events, envelope = (before ?? state)?.envelope }: ChangedIncoming,
  by: Actor,
  at: VietnamTime,
) {
  if (envelope === undefined) return []
  const due = events.flatMap((event, index) => {
    const notice = noticeOf(fold(evolve, before, events.slice(0, index), at), event)
    return notice ? [{ event, notice }] : []
  })
  return yield* Effect.forEach(due, ({ event, notice }) =>
    Effect.map(
      statusReport({
        ...notice,
        responseFor: responseForOf(envelope),
        lane: laneOf(envelope.urgency),
        about: stream,
        ...(by !== system && { staff: by.name }),
      }),
      (work) => ({ event, work }),
    ),
  )
})

/**
 * The effects of new events on the duties. On arrival `receipt` is the work that informs the sender: only
 * with it is that duty watched.
 */
const dutiesOf = Effect.fnUntraced(function* (
  { stream, before, state }: ChangedIncoming,
  at: VietnamTime,
  receipt: string | undefined,
) {
  const rules = yield* dutyRules
  const duties = (of: Incoming | undefined) =>
    of ? [...(receipt === undefined ? [] : receiptDuty(of, undefined)), ...incomingDuties(of, rules)] : []
  return yield* dutiesOfChange(stream, duties(before), duties(state), {
    at,
    ...(receipt !== undefined && { notice: receipt }),
  })
})

/** The consequences of a change of an incoming document. */
export const ofIncoming = Effect.fnUntraced(function* (
  changed: ChangedIncoming,
  by: Actor,
  at: VietnamTime,
): Effect.fn.Return<Consequences, StorageError, Storage | Settings> {
  const { stream, before, state } = changed
  const notices = yield* noticesOf(changed, by, at)
  const receipt = notices.find(({ event }) => event._tag === "Arrived")?.work.id
  const duties = yield* dutiesOf(changed, at, receipt)
  return {
    appends: duties.appends,
    work: [...notices.map(({ work }) => work), ...duties.work],
    ...changeHolds(stream, before ? digestsOf(before) : [], state ? digestsOf(state) : []),
  }
})
