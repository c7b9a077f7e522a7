import { printAnswer, type QuestionKind } from "../../packet/question.ts"
import { printRefusal } from "../../vocabulary/refusal-codec.ts"
import { type KnownStatusCode, statusCode, statusNames } from "../../vocabulary/status-code.ts"
import type { IncomingEvent } from "./event.ts"
import type { Incoming, IncomingQuestion, IncomingStage } from "./state.ts"

/** A status packet to the sender. */
export interface Notice {
  readonly status: KnownStatusCode
  readonly description: string
}

const plain = (status: KnownStatusCode, more = ""): Notice => ({
  status,
  description: more === "" ? statusNames[status].vi : `${statusNames[status].vi}: ${more}`,
})

const ofStage: Readonly<Record<Exclude<IncomingStage, "refused" | "destroyed">, KnownStatusCode>> = {
  arrived: statusCode.arrived,
  registered: statusCode.accepted,
  assigned: statusCode.assigned,
  processing: statusCode.processing,
  completed: statusCode.completed,
}

/** An answer that names its question, if the question states when it was asked. */
const answer = (
  status: typeof statusCode.agreed | typeof statusCode.declined,
  kind: QuestionKind,
  question: IncomingQuestion | undefined,
  more = "",
): Notice => {
  const { description } = plain(status, more)
  const statedAt = question?.statedAt
  return {
    status,
    description: statedAt === undefined ? description : printAnswer({ kind, statedAt }, description),
  }
}

/** The current answer, repeated for a copy that came again, never decided again. */
const standing = (state: Incoming): Notice =>
  state.stage === "refused" && state.refusal
    ? { status: statusCode.refused, description: printRefusal(state.refusal.reason, state.refusal.text) }
    : state.stage === "destroyed"
      ? answer(statusCode.agreed, "recall", state.recall)
      : plain(state.stage === "refused" ? statusCode.refused : ofStage[state.stage])

/**
 * The notice that an event obliges the receiver to send (Decision 28/2018, Art. 9; Decree 30/2020, Art.
 * 21.2c), given the state before it. Returns `undefined` for an internal event of the agency.
 */
export const noticeOf = (before: Incoming | undefined, event: IncomingEvent): Notice | undefined => {
  switch (event._tag) {
    case "Arrived":
      return plain(statusCode.arrived)
    case "RefusedOnArrival":
    case "ConflictingCopyRefused":
    case "RefusedByClerk":
      return {
        status: statusCode.refused,
        description: printRefusal(event.refusal.reason, event.refusal.text),
      }
    case "DuplicateArrived":
      return before && standing(before)
    case "Registered":
      return plain(statusCode.accepted, `số đến ${event.number}`)
    case "Assigned":
      return plain(statusCode.assigned, event.to)
    case "ProcessingStarted":
      return plain(statusCode.processing)
    case "Completed":
      return plain(statusCode.completed, event.note)
    case "RecallAgreed":
      return answer(statusCode.agreed, "recall", before?.recall)
    case "RecallDeclined":
      return answer(statusCode.declined, "recall", before?.recall, event.reason)
    case "UpdateAgreed":
      return answer(statusCode.agreed, "update", before?.update)
    case "UpdateDeclined":
      return answer(statusCode.declined, "update", before?.update, event.reason)
    case "RecallAsked":
    case "UpdateAsked":
    case "RecallGivenUp":
    case "DeadlineExtended":
    case "HandedBack":
    case "Superseded":
    case "Supersedes":
    case "ReplacementDestroyed":
    case "RepliesTo":
    case "Replied":
    case "ReplyWithdrawn":
    case "Converted":
      return undefined
  }
}

const steps: ReadonlyArray<string> = Object.values(ofStage)

/**
 * Whether the document has moved past a reported step (01, 03 to 06), so that a later status says more. An
 * answer or a refusal is never overtaken.
 */
export const isOvertaken = (status: string, { stage }: Incoming): boolean => {
  const step = steps.indexOf(status)
  if (step < 0) return false
  return stage === "refused" || stage === "destroyed" || step < steps.indexOf(ofStage[stage])
}
