import { Schema } from "effect"
import { epochMillis, VietnamTime, vietnamTime } from "../time/vietnam-time.ts"

/** What a sender can ask about a document it has sent: to have it back, or to change it. */
export const QuestionKind = Schema.Literals(["recall", "update"])
export type QuestionKind = typeof QuestionKind.Type

/**
 * Identifies one question about a document (yêu cầu lấy lại, cập nhật): its kind and the time its sender
 * states, in whole seconds, as packets carry time. A sender that asks again states a later time.
 */
export const QuestionId = Schema.Struct({ kind: QuestionKind, statedAt: VietnamTime })
export interface QuestionId extends Schema.Schema.Type<typeof QuestionId> {}

/** Truncates a time to whole seconds, as packets carry it, so that the stored and the sent time are equal. */
export const wholeSeconds = (time: VietnamTime) => time.replace(/\.\d{3}/, ".000") as VietnamTime

/** The time that a question asked now states: at least a second later than the question before it. */
export const nextStatedAt = (before: VietnamTime | undefined, now: VietnamTime): VietnamTime => {
  const second = wholeSeconds(now)
  return before === undefined || before < second ? second : vietnamTime(epochMillis(before) + 1_000)
}

/**
 * Prints an answer (15, 16) as the text of a status packet: `[recall 2019-06-20T14:00:00] Đồng ý …`. A packet
 * has no field for the question it answers. The prefix tells it to systems that use this library; any other
 * system shows the whole text to a person.
 */
export const printAnswer = ({ kind, statedAt }: QuestionId, text: string): string =>
  `[${kind} ${statedAt.slice(0, 19)}] ${text}`

/** Reads which question the text of an answer names. Returns nothing when another system wrote it. */
export const parseAnswered = (description: string): QuestionId | undefined => {
  const match = /^\[(recall|update) (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\]/.exec(description)
  return match
    ? { kind: match[1] as QuestionKind, statedAt: `${match[2]}.000+07:00` as VietnamTime }
    : undefined
}
