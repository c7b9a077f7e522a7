import { Schema } from "effect"
import { endOfDay } from "../../calendar/working-calendar.ts"
import { type DutyRules, defaultReportWait } from "../../policy/deadline/duty-term.ts"
import { workingDaysAfter } from "../../policy/deadline/follow-term.ts"
import { localLane, urgentLanes } from "../../policy/urgent-lane.ts"
import type { NewWork } from "../../port/storage/work.ts"
import { plusMillis, type VietnamTime } from "../../time/vietnam-time.ts"
import type { Lane } from "../../vocabulary/lane.ts"
import { justAfter } from "./watch-work.ts"
import { workItem } from "./work-item.ts"

export const lookUpWork = workItem({
  name: "look-up",
  carries: Schema.Struct({
    document: Schema.String,
    /** The number of the update that added its recipients; absent for the dispatch. */
    update: Schema.optionalKey(Schema.Int),
    /** How often it had been sent again when this began: each sending is looked for again. */
    resent: Schema.Int,
    /** How often the list has answered since the last sending. */
    answered: Schema.Int,
    /** How often in a row the axis has not answered. */
    unanswered: Schema.Int,
  }),
  subject: ({ document }) => ({ document }),
})

export type LookUpWork = typeof lookUpWork.carries.Type

/** The sending that is looked for. */
export type LookedFor = Pick<LookUpWork, "document" | "update" | "resent">

/** One work item looks for a sending, so it has a fixed id. */
export const lookUpWorkId = ({ document, update, resent }: LookedFor) =>
  `look-up/${document}${update === undefined ? "" : `/update/${update}`}${resent === 0 ? "" : `/resend/${resent}`}`

/** It sends nothing, and keeps its own due time while the axis is away. */
export const lookUp = (payload: LookUpWork, dueAt: VietnamTime): NewWork =>
  lookUpWork.item(lookUpWorkId(payload), payload, { lane: localLane, dueAt })

/**
 * How often the list is asked about one sending: an ordinary document is looked for over some 31 working
 * days.
 */
const maxAnswers = { ordinary: 6, urgent: 8 }

/** The count of answers before the last look. */
export const lastLook = (lane: Lane): number =>
  (urgentLanes.includes(lane) ? maxAnswers.urgent : maxAnswers.ordinary) - 1

/**
 * When to ask again, with the interval doubled each time: after 1, 2, 4, 8 and 16 working days, for an urgent
 * document after half an hour, 1 hour, 2 hours … by the settings. Nothing after the last time: the document
 * stays on the board.
 */
export const nextLookUp = (
  answered: number,
  lane: Lane,
  at: VietnamTime,
  { calendar, reportWait = defaultReportWait }: DutyRules,
): VietnamTime | undefined => {
  const isUrgent = urgentLanes.includes(lane)
  if (answered >= (isUrgent ? maxAnswers.urgent : maxAnswers.ordinary)) return undefined
  const factor = 2 ** (answered - 1)
  return isUrgent
    ? plusMillis(at, reportWait.urgentMillis * factor)
    : justAfter(endOfDay(calendar, workingDaysAfter(calendar, at, reportWait.workingDays * factor)))
}

const firstWaitMillis = 60_000
const maxWaitMillis = 2 * 3_600_000

/** When to ask an axis again that did not answer, at growing intervals of up to two hours. */
export const afterSilence = (unanswered: number, at: VietnamTime): VietnamTime =>
  plusMillis(at, Math.min(maxWaitMillis, firstWaitMillis * 2 ** Math.min(unanswered, 20)))
