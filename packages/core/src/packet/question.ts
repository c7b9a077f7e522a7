import { Schema } from "effect"
import { epochMillis, VietnamTime, vietnamTime } from "../time/vietnam-time.ts"

/** What a sender can ask of a document it has sent: to have it back, or to have it changed. */
export const QuestionKind = Schema.Literals(["recall", "update"])
export type QuestionKind = typeof QuestionKind.Type

/**
 * Names one question about a document (yêu cầu lấy lại, cập nhật): its kind and when its sender says it was asked, in
 * whole seconds, as the wire carries time. A sender that asks anew asks at a later time.
 */
export const QuestionId = Schema.Struct({ kind: QuestionKind, statedAt: VietnamTime })
export type QuestionId = typeof QuestionId.Type

/** The wire carries whole seconds; what is kept and what is sent must be the same instant. */
export const wholeSeconds = (time: VietnamTime) => time.replace(/\.\d{3}/, ".000") as VietnamTime

/** The time that a question asked now states: later than the question before it, if only by a second. */
export const nextStatedAt = (before: VietnamTime | undefined, now: VietnamTime): VietnamTime => {
  const second = wholeSeconds(now)
  return before === undefined || before < second ? second : vietnamTime(epochMillis(before) + 1_000)
}

/**
 * Writes an answer (15, 16) as the text of a status packet: `[recall 2019-06-20T14:00:00] Đồng ý …`. The packet itself
 * has no place for the question it answers. Two systems that use this library understand each other by it; any other
 * shows the whole text to a person.
 */
export const printAnswer = ({ kind, statedAt }: QuestionId, text: string): string =>
  `[${kind} ${statedAt.slice(0, 19)}] ${text}`

/** Reads which question the text of an answer names; none when another system wrote it. */
export const parseAnswered = (description: string): QuestionId | undefined => {
  const match = /^\[(recall|update) (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\]/.exec(description)
  return match
    ? { kind: match[1] as QuestionKind, statedAt: `${match[2]}.000+07:00` as VietnamTime }
    : undefined
}
