import type { IncomingQuestion } from "./state.ts"

type Asked = Pick<IncomingQuestion, "reason" | "statedAt">

/**
 * Whether a question is new, given the last of its kind. A repeated packet asks nothing new, and neither does
 * one overtaken by a later question. When time cannot tell them apart, a different reason does, but only
 * after the first was answered.
 */
export const isNewQuestion = (last: IncomingQuestion | undefined, asked: Asked): boolean => {
  if (last === undefined) return true
  if (asked.statedAt !== undefined && last.statedAt !== undefined && asked.statedAt !== last.statedAt)
    return asked.statedAt > last.statedAt
  return last.answer !== undefined && asked.reason !== last.reason
}
