import { parseAnswered, type QuestionId, type QuestionKind } from "../../packet/question.ts"
import type { StatusReport } from "./event.ts"

/** What was asked of a recipient (13, or a packet of kind update), and why. */
export interface Question extends QuestionId {
  readonly reason: string
}

/** A question and what the recipient answered to it, if it has. */
export interface AnsweredQuestion extends Question {
  readonly answer?: "agreed" | "declined"
}

/**
 * The question that an answer is to. One that names its question answers that. Any other answers the last that had been
 * asked when it was given, or the first, should it state no time or one before all questions, since clocks differ.
 * It depends on nothing but the questions and the answer itself, so that the order of answers cannot matter.
 */
const answered = (questions: ReadonlyArray<Question>, report: StatusReport): Question | undefined => {
  const named = parseAnswered(report.description)
  const ofKind = named ? questions.filter(({ kind }) => kind === named.kind) : questions
  const exact = ofKind.find(({ statedAt }) => statedAt === named?.statedAt)
  if (exact) return exact
  const { reportedAt } = report
  return (reportedAt && ofKind.findLast(({ statedAt }) => statedAt <= reportedAt)) ?? ofKind[0]
}

/** The questions with their answers. Agreeing to a recall destroys the content, so 15 outweighs 16 in any order. */
export const answerQuestions = (
  questions: ReadonlyArray<Question>,
  answers: ReadonlyArray<StatusReport>,
): ReadonlyArray<AnsweredQuestion> =>
  questions.map((question): AnsweredQuestion => {
    const codes = answers.flatMap((report) =>
      answered(questions, report) === question ? [report.status] : [],
    )
    return codes.includes("15")
      ? { ...question, answer: "agreed" }
      : codes.length > 0
        ? { ...question, answer: "declined" }
        : question
  })

/** How the questions of one kind stand; nothing when none was asked. Only a recall that was agreed to is past all asking. */
export const settlement = (
  kind: QuestionKind,
  questions: ReadonlyArray<AnsweredQuestion>,
): "asked" | "agreed" | "declined" | undefined => {
  const ofKind = questions.filter((question) => question.kind === kind)
  if (kind === "recall" && ofKind.some(({ answer }) => answer === "agreed")) return "agreed"
  const last = ofKind.at(-1)
  return last && (last.answer ?? "asked")
}
