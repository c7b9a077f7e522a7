import { earlier, later, type VietnamTime } from "../../time/vietnam-time.ts"
import type { Delivery } from "./delivery.ts"
import { type AnsweredQuestion, answerQuestions, isUnclear, settlement } from "./question.ts"
import { contradictory, furthest, type ReportedProgress } from "./status-lattice.ts"

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
