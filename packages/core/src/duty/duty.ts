import { Schema } from "effect"
import type { DutyTerm } from "../policy/duty-term.ts"
import { VietnamTime } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"

/**
 * What an agency must do with a document (việc phải làm): send it, tell its sender of the receipt, register it, submit
 * and hand it over, begin to deal with it, finish it, answer its recall and its update, follow that it arrives.
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

/** How each duty is said. */
export const dutyNames: Readonly<Record<DutyName, Reason>> = {
  send: { en: "send", vi: "gửi văn bản" },
  "tell-receipt": { en: "tell of the receipt", vi: "thông báo đã nhận" },
  register: { en: "register", vi: "đăng ký văn bản đến" },
  submit: { en: "submit and hand over", vi: "trình, chuyển giao" },
  start: { en: "begin to deal with it", vi: "bắt đầu giải quyết" },
  complete: { en: "finish", vi: "giải quyết xong" },
  "answer-recall": { en: "answer the recall", vi: "trả lời yêu cầu thu hồi" },
  "answer-update": { en: "answer the update", vi: "trả lời yêu cầu cập nhật" },
  "follow-sending": { en: "follow that it arrives", vi: "theo dõi việc nhận" },
}

/** How a duty came to its end: it was kept, or fell away since the document was refused, destroyed or recalled. */
export const DutyEnd = Schema.Struct({ at: VietnamTime, how: Schema.Literals(["kept", "lifted"]) })
export type DutyEnd = typeof DutyEnd.Type

/** A duty with its term. */
export interface Duty extends DutyTerm {
  readonly name: DutyName
  /** When what gave rise to it happened. */
  readonly since: VietnamTime
  /** Of a duty to send or to follow the sending: the number of the update that brought in those it goes to. */
  readonly update?: number
  /** Absent while it stands. */
  readonly ended?: DutyEnd
}

/**
 * How a duty stands: `running` until `due`, `late` until `lateBound`, `overdue` after the last bound; `kept` in time,
 * `kept-late` after `due`, `lifted` when it fell away.
 */
export type DutyStanding = "running" | "late" | "overdue" | "kept" | "kept-late" | "lifted"

/** How a duty stands at an instant. A bound itself is still in time. */
export const dutyStanding = ({ due, lateBound, ended }: Duty, now: VietnamTime): DutyStanding => {
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

/** Until when a duty went unkept, so far as is known now. */
const unkeptUntil = ({ ended }: Duty, now: VietnamTime): VietnamTime =>
  ended && ended.at < now ? ended.at : now

/** The stream that holds what is on record of a duty of the document that has the stream `about`. */
export const dutyStream = (about: string, { name, update }: Pick<Duty, "name" | "update">): string =>
  `duty/${about}/${name}${update === undefined ? "" : `/${update}`}`

/** Whether two are the same duty, whatever became of it and of its bounds. */
export const isSameDuty = (one: Duty, other: Duty): boolean =>
  one.name === other.name && one.since === other.since && one.update === other.update

/** The bounds at which a duty was not kept, and had not fallen away. */
export const missedBounds = (duty: Duty, now: VietnamTime) =>
  boundsOf(duty).filter(([, at]) => at < unkeptUntil(duty, now))
