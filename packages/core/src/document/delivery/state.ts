import { earlier, later, type VietnamTime } from "../../calendar/vietnam-time.ts"
import { wholeSeconds } from "../../packet/question.ts"
import type { Reason } from "../../policy/ground.ts"
import type { Digest } from "../file.ts"
import type { DeliveryEvent, StatusReport } from "./event.ts"
import { countAgain, type FormerSending, isOfFormer, sendAgain } from "./former-sending.ts"
import { type PaperCopy, returnPaper, sendPaper, takePaperBack } from "./paper-copy.ts"
import {
  type AnsweredQuestion,
  answerQuestions,
  type Heard,
  isUnclear,
  type Question,
  settlement,
} from "./question.ts"
import {
  contradictory,
  furthest,
  join,
  joinAnswer,
  type ReportedProgress,
  type Reports,
} from "./status-lattice.ts"
import { learn, type Unheard } from "./unheard.ts"

type Queued = Omit<Extract<DeliveryEvent, { _tag: "Queued" }>, "_tag">

/** A document on its way to one recipient. */
export interface Delivery extends Queued {
  readonly queuedAt: VietnamTime
  /** When and how we learned that the axis has it. */
  readonly submitted?: {
    readonly at: VietnamTime
    readonly knownBy: "answer" | "query" | "duplicate" | "report"
    readonly axisId?: string
    /** When the axis took it, by its own account. */
    readonly takenAt?: VietnamTime
    /** The packet by which it left, where it is not that of the dispatch. */
    readonly packet?: Digest
  }
  /** The last failure while it is not submitted; `parked` when no further attempt is made by itself. */
  readonly failure?: {
    readonly at: VietnamTime
    readonly attempt: number
    /** The error's code, `transport/timed-out`, and what it says. */
    readonly problem: string
    readonly text: Reason
    /** Whether any attempt so far may have got through: a later one that surely did not does not settle that. */
    readonly indeterminate: boolean
    readonly parked: boolean
  }
  /** Taken back before it was known to have left, and why. Should it be found to have left, that is asked then. */
  readonly withdrawn?: { readonly statedAt: VietnamTime; readonly reason: string }
  readonly paper: PaperCopy
  /** What was asked of the recipient, oldest first. */
  readonly questions: ReadonlyArray<Question>
  /** How many of the questions were about former sendings, and how many had been asked when it was last added again. */
  readonly closed: number
  readonly forgiven: number
  readonly former: ReadonlyArray<FormerSending>
  /** When the recipient, by its own clock, agreed to give the former sending back: what it reported before is about that. */
  readonly reportsSince?: VietnamTime
  readonly reports: Reports
  /** When the recipient was first heard of. */
  readonly heardAt?: VietnamTime
  /** What was found out and done since it was sent and nobody reported on it. */
  readonly unheard?: Unheard
  /** Every answer to a question (15, 16): of `reports`, which keeps one of a code, the part that several may matter of. */
  readonly answers: ReadonlyArray<Heard>
}

/** The questions put to the recipient with its answers, oldest first. */
export const questionsOf = ({ questions, answers }: Delivery): ReadonlyArray<AnsweredQuestion> =>
  answerQuestions(questions, answers)

/**
 * The questions that matter to where it stands: not those about a former sending, nor a recall that the recipient had
 * declined before it was added again. Should it still agree to such a one, it has the document no more.
 */
const openQuestions = (delivery: Delivery): ReadonlyArray<AnsweredQuestion> => {
  const questions = questionsOf(delivery)
  const { closed, forgiven } = delivery
  return forgiven === 0
    ? questions
    : questions.filter(
        ({ kind, answer }, index) =>
          index >= closed && (kind !== "recall" || index >= forgiven || answer === "agreed"),
      )
}

/** How the update that was last asked for stands with the recipient. A recall leaves none of them to be awaited. */
export const updateOf = (delivery: Delivery) => {
  const update = settlement("update", openQuestions(delivery))
  return update === "asked" && isAskedBack(delivery) ? undefined : update
}

/** The latest time that anything asked of the recipient, or said in adding it, stated. */
export const lastStatedAt = ({ questions, statedAt }: Delivery): VietnamTime | undefined => {
  const asked = questions.at(-1)?.statedAt
  return asked && statedAt ? later(asked, statedAt) : (asked ?? statedAt)
}

/** Whether the recipient has been asked to give the document back. */
export const isAskedBack = (delivery: Delivery): boolean =>
  openQuestions(delivery).some(({ kind }) => kind === "recall")

/** Whether it is not to go to the recipient any more. */
export const isTakenBack = (delivery: Delivery): boolean =>
  delivery.withdrawn !== undefined || isAskedBack(delivery)

/** Where a delivery stands, in one word, as the tracking board shows it. */
export type Standing =
  | "paper-only"
  | "waiting"
  | "retrying"
  | "parked"
  | "withdrawn"
  | "sent"
  | ReportedProgress
  | "recall-asked"
  | "recall-declined"
  | "paper-out"
  | "recalled"

/** What is to be said of a document that is nowhere any more electronically: its paper may still be out there. */
const withPaper = ({ paper }: Delivery, otherwise: "withdrawn" | "recalled"): Standing =>
  paper._tag === "wanted" ? "paper-out" : paper._tag === "back" ? "recalled" : otherwise

/** Derived from the whole state, so that the order of reports cannot matter. */
export const standingOf = (delivery: Delivery): Standing => {
  // Asked back while nobody knew whether it had left, and then found never to have left.
  if (delivery.withdrawn && !delivery.submitted) return withPaper(delivery, "withdrawn")
  const recall = settlement("recall", openQuestions(delivery))
  if (recall) return recall === "agreed" ? withPaper(delivery, "recalled") : `recall-${recall}`
  const reported = furthest(delivery.reports)
  if (reported) return reported
  if (delivery.submitted) return "sent"
  if (!delivery.way.electronic) return "paper-only"
  return delivery.failure ? (delivery.failure.parked ? "parked" : "retrying") : "waiting"
}

/**
 * When the document left for the recipient (thời điểm gửi): when the axis took it, by its own account where it gave
 * one, which may be long before we learned of it. Never before it was queued nor after we knew, whatever clock the
 * axis goes by. None while it has not left.
 */
export const leftAt = ({ queuedAt, submitted }: Delivery): VietnamTime | undefined => {
  if (submitted === undefined) return undefined
  const { at, takenAt = at } = submitted
  return earlier(later(takenAt, queuedAt), at)
}

/**
 * Whether sending has come to a stop with something left to find out: whether to send it or, when it was recalled
 * meanwhile, whether it had left. `Requeue` starts it again.
 */
export const isStopped = ({ failure, submitted, withdrawn }: Delivery): boolean =>
  failure?.parked === true && !submitted && (!withdrawn || failure.indeterminate)

/** Whether it was sent and its recipient, which is still to have it, has reported nothing. */
export const isUnheard = (delivery: Delivery): boolean =>
  delivery.submitted !== undefined &&
  delivery.way.electronic &&
  delivery.heardAt === undefined &&
  !isTakenBack(delivery)

/** Whether it was looked for in the axis' sent list, since nobody had reported on it, and nobody has since. */
export const isMissed = (delivery: Delivery): boolean =>
  isUnheard(delivery) && delivery.unheard?.finding !== undefined

/** Whether it may be sent once more: nothing was heard of it in time, and it is not being sent once more already. */
export const mayBeResent = (delivery: Delivery): boolean =>
  isMissed(delivery) && delivery.unheard?.resend?.state !== "queued"

/** Whether the recipient may be asked for it once more: it declined, or agreed without saying to what. */
export const mayBeAskedAgain = (delivery: Delivery): boolean => {
  const standing = standingOf(delivery)
  return (
    standing === "recall-declined" ||
    (standing === "recall-asked" && isUnclear(delivery.questions, delivery.answers))
  )
}

/**
 * Whether a person should look: sending stopped, nothing was heard of it in time, the recipient refused, declined to give it back, agreed to one of two
 * questions without saying which or reported what does not fit together, or paper is to be fetched back.
 */
export const needsAttention = (delivery: Delivery): boolean =>
  contradictory(delivery.reports) ||
  isStopped(delivery) ||
  isMissed(delivery) ||
  delivery.paper._tag === "wanted" ||
  standingOf(delivery) === "refused" ||
  mayBeAskedAgain(delivery)

const ask = (state: Delivery, question: Question, at: VietnamTime): Delivery => ({
  ...state,
  questions: [...state.questions, question],
  ...(question.kind === "recall" && { paper: takePaperBack(state.paper, at) }),
})

/** Takes a report in. What was found out while nothing was heard no longer matters. */
const hear = ({ unheard, ...state }: Delivery, report: StatusReport, at: VietnamTime): Delivery => ({
  ...state,
  heardAt: state.heardAt ?? at,
  reports: join(state.reports, report),
})

const nothingHeard = { questions: [], closed: 0, forgiven: 0, former: [], reports: {}, answers: [] } as const

/** Applies one event. Total: an event that does not fit leaves the state as it is. */
export const evolve = (
  state: Delivery | undefined,
  event: DeliveryEvent,
  at: VietnamTime,
): Delivery | undefined => {
  if (event._tag === "Queued") {
    const { _tag, ...queued } = event
    const paper: PaperCopy = { _tag: queued.way.paper ? "due" : "none" }
    // The new fields come first: adding one to what was copied takes longer than copying all of it.
    return state ?? { queuedAt: at, paper, ...nothingHeard, ...queued }
  }
  if (state === undefined) return undefined
  switch (event._tag) {
    case "SubmissionFailed":
    case "SubmissionParked": {
      const { attempt, problem, text } = event
      const indeterminate = event.indeterminate || (state.failure?.indeterminate ?? false)
      const parked = event._tag === "SubmissionParked"
      return { ...state, failure: { at, attempt, problem, text, indeterminate, parked } }
    }
    case "SubmissionCutOff": {
      const { attempt, problem, text } = event
      return { ...state, failure: { at, attempt, problem, text, indeterminate: true, parked: false } }
    }
    case "SubmissionRequeued":
      return state.failure ? { ...state, failure: { ...state.failure, parked: false } } : state
    case "Submitted":
      return {
        ...state,
        submitted: {
          at,
          knownBy: event.knownBy,
          ...(event.axisId && { axisId: event.axisId }),
          ...(event.takenAt && { takenAt: event.takenAt }),
          ...(event.packet && { packet: event.packet }),
        },
      }
    case "PaperSent":
      return { ...state, paper: sendPaper(state.paper, at) }
    case "PaperReturned":
      return { ...state, paper: returnPaper(state.paper, at) }
    case "Withdrawn":
      return {
        ...state,
        withdrawn: { statedAt: event.statedAt ?? wholeSeconds(at), reason: event.reason },
        paper: takePaperBack(state.paper, at),
      }
    case "RecallAsked": {
      const { reason, statedAt = wholeSeconds(at) } = event
      return ask(state, { kind: "recall", statedAt, reason }, at)
    }
    case "UpdateAsked":
      return ask(state, { kind: "update", statedAt: event.statedAt, reason: event.reason }, at)
    case "QueuedAgain":
      return sendAgain(state, event, at, leftAt(state))
    case "CountedAgain":
      return countAgain(state)
    case "SentListAsked":
    case "ResendQueued":
    case "Resent":
    case "ResendParked":
      return state.heardAt === undefined
        ? { ...state, unheard: learn(state.unheard ?? {}, event, at) }
        : state
    case "StatusReported": {
      const askedUntil = state.questions.at(-1)?.statedAt
      return {
        ...(isOfFormer(state, event.report) ? state : hear(state, event.report, at)),
        answers: joinAnswer(state.answers, { ...event.report, ...(askedUntil && { askedUntil }) }),
      }
    }
  }
}
