import { parseAnswered, type QuestionId, type QuestionKind } from "../../packet/question.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import type { StatusReport } from "./event.ts"

/** A question to a recipient (13, or an update packet), and its reason. */
export interface Question extends QuestionId {
  readonly reason: string
}

/** A question and the recipient's answer, if any. */
export interface AnsweredQuestion extends Question {
  readonly answer?: "agreed" | "declined"
}

/** An answer, and what had been asked when it arrived. */
export interface ReceivedAnswer extends StatusReport {
  /**
   * The stated time of the last question asked by then; absent when there was none. The answer cannot be to a
   * later question, whatever its own clock says.
   */
  readonly askedUntil?: VietnamTime
}

type Questions = ReadonlyArray<Question>
type Answers = ReadonlyArray<ReceivedAnswer>

const ofKind = (kind: QuestionKind, questions: Questions) => questions.filter((each) => each.kind === kind)

/** The questions asked before an answer arrived. */
const askedBefore = (questions: Questions, { askedUntil }: ReceivedAnswer): Questions =>
  askedUntil === undefined ? questions : questions.filter(({ statedAt }) => statedAt <= askedUntil)

/**
 * The last question asked at an answer's stated time, or none when it states no time or one before all
 * questions.
 */
const lastAsked = (questions: Questions, report: ReceivedAnswer): Question | undefined => {
  const { reportedAt } = report
  return reportedAt && askedBefore(questions, report).findLast(({ statedAt }) => statedAt <= reportedAt)
}

/** Whether an answer names its question, which may be one that was never asked. */
const isNamed = ({ description }: StatusReport) => parseAnswered(description) !== undefined

/** The question that an answer names: the exact one or, of the same kind, the one by the answer's time. */
const namedBy = (questions: Questions, report: ReceivedAnswer): Question | undefined => {
  const named = parseAnswered(report.description)
  const possible = named ? ofKind(named.kind, questions) : []
  const exact = possible.find(({ statedAt }) => statedAt === named?.statedAt)
  return exact ?? lastAsked(possible, report) ?? possible[0]
}

/**
 * The last update asked before a recall that an agreement may refer to. There is none when each was answered
 * by name, or when as many other unnamed agreements are dated or arrived before the recall: a question is
 * answered once.
 */
const openUpdate = (
  questions: Questions,
  answers: Answers,
  { recall, agreement }: { readonly recall: Question; readonly agreement: ReceivedAnswer },
): Question | undefined => {
  const names = answers.map((report) => namedBy(questions, report))
  const updates = ofKind("update", questions.slice(0, questions.indexOf(recall)))
  const open = updates.filter((update) => !names.includes(update))
  const others = answers.filter(
    (report) =>
      report !== agreement &&
      report.status === statusCode.agreed &&
      !isNamed(report) &&
      [report.reportedAt, report.askedUntil].some((time) => time !== undefined && time < recall.statedAt),
  )
  return others.length < open.length ? open.at(-1) : undefined
}

/** Reads an agreement as the lesser one: a recipient that agrees to an update still has the document. */
const agreedTo = (questions: Questions, answers: Answers, report: ReceivedAnswer): Question | undefined => {
  const possible = askedBefore(questions, report)
  const asked = lastAsked(possible, report)
  const recalls = ofKind("recall", possible)
  const recall = asked ?? recalls.at(-1) ?? possible[0]
  if (recall?.kind !== "recall") return recall
  return openUpdate(questions, answers, { recall, agreement: report }) ?? asked ?? recalls[0]
}

/**
 * Reads a refusal as the graver one: a person must learn that a recall may have been declined, and may ask
 * again.
 */
const declined = (questions: Questions, report: ReceivedAnswer): Question | undefined => {
  const possible = askedBefore(questions, report)
  return lastAsked(possible, report) ?? ofKind("recall", possible)[0] ?? possible[0]
}

/**
 * The question that an answer refers to. An answer that names its question refers to that. Any other refers
 * to the last question asked by its own time and by its arrival, since other systems cannot say more. There
 * are two exceptions when it may refer to either an update or a recall. An agreement (15) then refers to the
 * update, so that nothing is shown as destroyed that may still exist. A refusal (16) without a time, or with
 * one before all questions, refers to the recall.
 *
 * The result depends only on the questions and the set of answers, so order and repetition do not matter, and
 * a further answer never revokes an agreement to a recall.
 */
const answered = (questions: Questions, answers: Answers, report: ReceivedAnswer): Question | undefined =>
  isNamed(report)
    ? namedBy(questions, report)
    : report.status === statusCode.agreed
      ? agreedTo(questions, answers, report)
      : declined(questions, report)

/**
 * Pairs the questions with their answers. Agreeing to a recall destroys the content, so 15 outweighs 16 in
 * any order.
 */
export const answerQuestions = (questions: Questions, answers: Answers): ReadonlyArray<AnsweredQuestion> => {
  const targets = answers.map((report) => answered(questions, answers, report))
  return questions.map((question): AnsweredQuestion => {
    const codes = answers.flatMap(({ status }, index) => (targets[index] === question ? [status] : []))
    return codes.includes(statusCode.agreed)
      ? { ...question, answer: "agreed" }
      : codes.length > 0
        ? { ...question, answer: "declined" }
        : question
  })
}

/**
 * The state of the questions of one kind. Returns nothing when none was asked. Only an agreed recall ends all
 * questions.
 */
export const settlement = (
  kind: QuestionKind,
  questions: ReadonlyArray<AnsweredQuestion>,
): "asked" | "agreed" | "declined" | undefined => {
  const asked = questions.filter((question) => question.kind === kind)
  if (kind === "recall" && asked.some(({ answer }) => answer === "agreed")) return "agreed"
  const last = asked.at(-1)
  return last && (last.answer ?? "asked")
}

/**
 * Whether a recipient whose last question was a recall has since agreed without saying to what. It is shown
 * as asked, but may have given the document back. A person should check; asking again gives a clear answer.
 */
export const isUnclear = (questions: Questions, answers: Answers): boolean => {
  const recall = ofKind("recall", questions).at(-1)
  return answers.some((report) => {
    if (report.status !== statusCode.agreed || isNamed(report)) return false
    const possible = askedBefore(questions, report)
    return (lastAsked(possible, report) ?? ofKind("recall", possible).at(-1)) === recall
  })
}
