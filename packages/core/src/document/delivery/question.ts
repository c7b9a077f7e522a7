import { parseAnswered, type QuestionId, type QuestionKind } from "../../packet/question.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import type { StatusReport } from "./event.ts"

/** What was asked of a recipient (13, or a packet of kind update), and why. */
export interface Question extends QuestionId {
  readonly reason: string
}

/** A question and what the recipient answered to it, if it has. */
export interface AnsweredQuestion extends Question {
  readonly answer?: "agreed" | "declined"
}

/** An answer, and what had been asked when it came. */
export interface Heard extends StatusReport {
  /**
   * What the last question stated that had been asked by then; absent where none had. It cannot be to a later one, whatever
   * time the recipient's clock gives it.
   */
  readonly askedUntil?: VietnamTime
}

type Questions = ReadonlyArray<Question>
type Answers = ReadonlyArray<Heard>

const ofKind = (kind: QuestionKind, questions: Questions) => questions.filter((each) => each.kind === kind)

/** The questions that had been asked when an answer came. */
const askedBefore = (questions: Questions, { askedUntil }: Heard): Questions =>
  askedUntil === undefined ? questions : questions.filter(({ statedAt }) => statedAt <= askedUntil)

/** The last question that had been asked at an answer's time, or none, should it state no time or one before them all. */
const lastAsked = (questions: Questions, report: Heard): Question | undefined => {
  const { reportedAt } = report
  return reportedAt && askedBefore(questions, report).findLast(({ statedAt }) => statedAt <= reportedAt)
}

/** Whether an answer names its question, which may be one that was never asked. */
const isNamed = ({ description }: StatusReport) => parseAnswered(description) !== undefined

/** The question that an answer names: the very one or, of its kind, the one by the answer's time. */
const namedBy = (questions: Questions, report: Heard): Question | undefined => {
  const named = parseAnswered(report.description)
  const possible = named ? ofKind(named.kind, questions) : []
  const exact = possible.find(({ statedAt }) => statedAt === named?.statedAt)
  return exact ?? lastAsked(possible, report) ?? possible[0]
}

/**
 * The last update asked before a recall that an agreement may be to. None is left where each was answered by name, or
 * where as many other agreements without a name are dated before the recall or came before it: a question is answered once.
 */
const openUpdate = (
  questions: Questions,
  answers: Answers,
  { recall, agreement }: { readonly recall: Question; readonly agreement: Heard },
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

/** An agreement is read as little as it can be: whoever agrees to an update still has the document. */
const agreedTo = (questions: Questions, answers: Answers, report: Heard): Question | undefined => {
  const possible = askedBefore(questions, report)
  const asked = lastAsked(possible, report)
  const recalls = ofKind("recall", possible)
  const recall = asked ?? recalls.at(-1) ?? possible[0]
  if (recall?.kind !== "recall") return recall
  return openUpdate(questions, answers, { recall, agreement: report }) ?? asked ?? recalls[0]
}

/** A refusal is read as the graver one: somebody is to know that a recall may have been declined, and may ask anew. */
const declined = (questions: Questions, report: Heard): Question | undefined => {
  const possible = askedBefore(questions, report)
  return lastAsked(possible, report) ?? ofKind("recall", possible)[0] ?? possible[0]
}

/**
 * The question that an answer is to. One that names its question answers that. Any other answers the last that had been
 * asked by its own time and when it came, since another system has no way to say more; with two exceptions, where it can be
 * to either of an update and a recall. An agreement (15) is then to the update, so that nothing is shown as destroyed that
 * may not be; a refusal (16) without a time, or with one before all questions, is to the recall.
 *
 * It depends on nothing but the questions and the set of answers, so that their order and repetition cannot matter, and
 * one more answer never takes back that a recall was agreed to.
 */
const answered = (questions: Questions, answers: Answers, report: Heard): Question | undefined =>
  isNamed(report)
    ? namedBy(questions, report)
    : report.status === statusCode.agreed
      ? agreedTo(questions, answers, report)
      : declined(questions, report)

/** The questions with their answers. Agreeing to a recall destroys the content, so 15 outweighs 16 in any order. */
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

/** How the questions of one kind stand; nothing when none was asked. Only a recall that was agreed to is past all asking. */
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
 * Whether a recipient that was last asked for a document has agreed since then and did not say to what: while it is shown
 * as asked, it may have given the document back. A person should look; asked anew, its answer is to that.
 */
export const isUnclear = (questions: Questions, answers: Answers): boolean => {
  const recall = ofKind("recall", questions).at(-1)
  return answers.some((report) => {
    if (report.status !== statusCode.agreed || isNamed(report)) return false
    const possible = askedBefore(questions, report)
    return (lastAsked(possible, report) ?? ofKind("recall", possible).at(-1)) === recall
  })
}
