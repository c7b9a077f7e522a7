import type { IncomingQuestion } from "./state.ts"

type Asked = Pick<IncomingQuestion, "reason" | "statedAt">

/**
 * Whether a question is a new one, given the last of its kind. A packet that comes again asks nothing, and neither does
 * one that was overtaken by a later question. Where the two cannot be told apart by time, the reason tells them apart,
 * but only once the first is answered.
 */
export const isNewQuestion = (last: IncomingQuestion | undefined, asked: Asked): boolean => {
  if (last === undefined) return true
  if (asked.statedAt !== undefined && last.statedAt !== undefined && asked.statedAt !== last.statedAt)
    return asked.statedAt > last.statedAt
  return last.answer !== undefined && asked.reason !== last.reason
}
