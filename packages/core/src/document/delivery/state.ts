import { wholeSeconds } from "../../packet/question.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Delivery } from "./delivery.ts"
import type { DeliveryEvent, StatusReport } from "./event.ts"
import { isOfFormer, restoreRecipient, sendAgain } from "./former-sending.ts"
import { type PaperCopy, returnPaper, sendPaper, takePaperBack } from "./paper-copy.ts"
import { leftAt } from "./standing.ts"
import type { Question } from "./status-answer.ts"
import { join, joinAnswer } from "./status-lattice.ts"
import { learn } from "./unreported.ts"

const ask = (state: Delivery, question: Question, at: VietnamTime): Delivery => ({
  ...state,
  questions: [...state.questions, question],
  ...(question.kind === "recall" && { paper: takePaperBack(state.paper, at) }),
})

/** Adds a report. Findings from the time without reports no longer matter. */
const addReport = ({ unheard, ...state }: Delivery, report: StatusReport, at: VietnamTime): Delivery => ({
  ...state,
  heardAt: state.heardAt ?? at,
  reports: join(state.reports, report),
})

const nothingHeard = {
  questions: [],
  questionsBeforeResend: 0,
  recallsWaived: 0,
  former: [],
  reports: {},
  answers: [],
} as const

/** Applies one event. Total: an event that does not fit leaves the state unchanged. */
export const evolve = (
  state: Delivery | undefined,
  event: DeliveryEvent,
  at: VietnamTime,
): Delivery | undefined => {
  if (event._tag === "Queued") {
    const { _tag, ...queued } = event
    const paper: PaperCopy = { _tag: queued.way.paper ? "due" : "none" }
    // New fields come first: adding a field to a copied object is slower than copying all of it.
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
      return restoreRecipient(state)
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
        ...(isOfFormer(state, event.report) ? state : addReport(state, event.report, at)),
        answers: joinAnswer(state.answers, { ...event.report, ...(askedUntil && { askedUntil }) }),
      }
    }
  }
}
