import { Schema } from "effect"
import type { DutyTerm } from "../policy/deadline/duty-term.ts"
import { VietnamTime } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"

/**
 * What an agency must do with a document (việc phải làm): send it, tell its sender of the receipt, register
 * it, submit and hand it over, start processing it, complete it, answer its recall and its update, follow its
 * arrival.
 */
export const DutyName = Schema.Literals([
  "send",
  "tell-receipt",
  "register",
  "submit",
  "start",
  "complete",
  "answer-recall",
  "answer-update",
  "follow-sending",
])
export type DutyName = typeof DutyName.Type

/** The name of each duty. */
export const dutyNames: Readonly<Record<DutyName, Reason>> = {
  send: { en: "send", vi: "gửi văn bản" },
  "tell-receipt": { en: "confirm the receipt", vi: "thông báo đã nhận" },
  register: { en: "register", vi: "đăng ký văn bản đến" },
  submit: { en: "submit and hand over", vi: "trình, chuyển giao" },
  start: { en: "start processing it", vi: "bắt đầu giải quyết" },
  complete: { en: "finish", vi: "giải quyết xong" },
  "answer-recall": { en: "answer the recall", vi: "trả lời yêu cầu thu hồi" },
  "answer-update": { en: "answer the update", vi: "trả lời yêu cầu cập nhật" },
  "follow-sending": { en: "follow its arrival", vi: "theo dõi việc nhận" },
}

/**
 * How a duty ended: it was kept, or it was lifted because the document was refused, destroyed or recalled.
 */
export const DutyEnd = Schema.Struct({ at: VietnamTime, how: Schema.Literals(["kept", "lifted"]) })
export interface DutyEnd extends Schema.Schema.Type<typeof DutyEnd> {}

/** A duty with its term. */
export interface Duty extends DutyTerm {
  readonly name: DutyName
  /** When the event that caused it happened. */
  readonly since: VietnamTime
  /** For a duty to send or to follow a sending: the number of the update that added its recipients. */
  readonly update?: number
  /** Absent while it is open. */
  readonly ended?: DutyEnd
}

/**
 * The state of a duty: `running` until `due`, `late` until `lateBound`, then `overdue`; `kept` in time,
 * `kept-late` after `due`, or `lifted`.
 */
export const DutyStanding = Schema.Literals(["running", "late", "overdue", "kept", "kept-late", "lifted"])
export type DutyStanding = typeof DutyStanding.Type

/** The state of a duty at an instant. The bound itself is still in time. */
export const dutyStanding = (duty: Duty, now: VietnamTime): DutyStanding => {
  const { due, lateBound, ended } = duty
  if (ended?.how === "lifted") return "lifted"
  if (ended) return due !== undefined && ended.at > due ? "kept-late" : "kept"
  if (due === undefined || now <= due) return "running"
  return lateBound !== undefined && now <= lateBound ? "late" : "overdue"
}

/** The bounds of a duty, earliest first. */
export const boundsOf = ({ due, lateBound }: DutyTerm): ReadonlyArray<readonly [DutyBound, VietnamTime]> => [
  ...(due === undefined ? [] : [["due", due] as const]),
  ...(lateBound === undefined ? [] : [["late-bound", lateBound] as const]),
]

/** Which bound of a duty. */
export const DutyBound = Schema.Literals(["due", "late-bound"])
export type DutyBound = typeof DutyBound.Type

/** Until when a duty was unkept, as far as is known now. */
const unkeptUntil = ({ ended }: Duty, now: VietnamTime): VietnamTime =>
  ended && ended.at < now ? ended.at : now

/** Whether two are the same duty, regardless of how they ended and of their bounds. */
export const isSameDuty = (one: Duty, other: Duty): boolean =>
  one.name === other.name && one.since === other.since && one.update === other.update

/** The bounds that passed before the duty was kept or lifted. */
export const missedBounds = (duty: Duty, now: VietnamTime) =>
  boundsOf(duty).filter(([, at]) => at < unkeptUntil(duty, now))
