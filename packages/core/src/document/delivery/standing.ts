import { earlier, later, type VietnamTime } from "../../time/vietnam-time.ts"
import type { Delivery } from "./delivery.ts"
import { type AnsweredQuestion, answerQuestions, isUnclear, settlement } from "./status-answer.ts"
import { contradictory, furthest, reportedSteps } from "./status-lattice.ts"

/** The questions to the recipient with its answers, oldest first. */
export const questionsOf = (delivery: Delivery): ReadonlyArray<AnsweredQuestion> =>
  answerQuestions(delivery.questions, delivery.answers)

/**
 * The questions that affect the standing: not those about a former sending, nor a recall that the recipient
 * declined before it was added again. If it agrees to such a recall after all, it no longer has the document.
 */
const openQuestions = (delivery: Delivery): ReadonlyArray<AnsweredQuestion> => {
  const questions = questionsOf(delivery)
  const { questionsBeforeResend, recallsWaived } = delivery
  return recallsWaived === 0
    ? questions
    : questions.filter(
        ({ kind, answer }, index) =>
          index >= questionsBeforeResend &&
          (kind !== "recall" || index >= recallsWaived || answer === "agreed"),
      )
}

/** The state of the last update with the recipient. A recall ends the wait for all of them. */
export const updateOf = (delivery: Delivery) => {
  const update = settlement("update", openQuestions(delivery))
  return update === "asked" && isAskedBack(delivery) ? undefined : update
}

/** The latest time stated by a question to the recipient, or by adding it. */
export const lastStatedAt = ({ questions, statedAt }: Delivery): VietnamTime | undefined => {
  const asked = questions.at(-1)?.statedAt
  return asked && statedAt ? later(asked, statedAt) : (asked ?? statedAt)
}

/** Whether the recipient has been asked to give the document back. */
export const isAskedBack = (delivery: Delivery): boolean =>
  openQuestions(delivery).some(({ kind }) => kind === "recall")

/** Whether the recipient is no longer meant to get the document. */
export const isTakenBack = (delivery: Delivery): boolean =>
  delivery.withdrawn !== undefined || isAskedBack(delivery)

/** The standings of a delivery, in one word each, as the tracking board shows them. */
export const standings = [
  "paper-only",
  "waiting",
  "retrying",
  "parked",
  "withdrawn",
  "sent",
  ...reportedSteps,
  "recall-asked",
  "recall-declined",
  "paper-out",
  "recalled",
] as const

/** The standing of a delivery. */
export type Standing = (typeof standings)[number]

/** Distinguishes a document that no longer exists electronically but whose paper may still be out. */
const withPaper = ({ paper }: Delivery, otherwise: "withdrawn" | "recalled"): Standing =>
  paper._tag === "wanted" ? "paper-out" : paper._tag === "back" ? "recalled" : otherwise

/** Derived from the whole state, so the order of reports does not matter. */
export const standingOf = (delivery: Delivery): Standing => {
  // Taken back while its sending was uncertain, and found never to have been sent.
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
 * When the document was sent to the recipient (thời điểm gửi): the time the axis accepted it, by its own
 * account if it gave one, which may be long before we learned of it. It is never before the document was
 * queued nor after we knew, whatever the axis' clock says. Returns nothing before it is sent.
 */
export const leftAt = ({ queuedAt, submitted }: Delivery): VietnamTime | undefined => {
  if (submitted === undefined) return undefined
  const { at, takenAt = at } = submitted
  return earlier(later(takenAt, queuedAt), at)
}

/**
 * Whether sending has stopped with something left to find out: whether to send it or, after a recall, whether
 * it was sent. `Requeue` starts it again.
 */
export const isStopped = ({ failure, submitted, withdrawn }: Delivery): boolean =>
  failure?.parked === true && !submitted && (!withdrawn || failure.indeterminate)

/** Whether it was sent and its recipient, who is still meant to have it, has not reported. */
export const isUnreported = (delivery: Delivery): boolean =>
  delivery.submitted !== undefined &&
  delivery.way.electronic &&
  delivery.heardAt === undefined &&
  !isTakenBack(delivery)

/** Whether the axis' sent list was asked about it for lack of a report, and there is still no report. */
export const isMissed = (delivery: Delivery): boolean =>
  isUnreported(delivery) && delivery.unheard?.finding !== undefined

/** Whether it may be sent again: no report arrived in time, and it is not already being sent again. */
export const mayBeResent = (delivery: Delivery): boolean =>
  isMissed(delivery) && delivery.unheard?.resend?.state !== "queued"

/** Whether the recipient may be asked for it again: it declined, or agreed without saying to what. */
export const mayBeAskedAgain = (delivery: Delivery): boolean => {
  const standing = standingOf(delivery)
  return (
    standing === "recall-declined" ||
    (standing === "recall-asked" && isUnclear(delivery.questions, delivery.answers))
  )
}

/**
 * Whether a person should look: sending stopped, no report arrived in time, the recipient refused, declined
 * to give it back, agreed without saying to what or sent contradictory reports, or paper must be fetched
 * back.
 */
export const needsAttention = (delivery: Delivery): boolean =>
  contradictory(delivery.reports) ||
  isStopped(delivery) ||
  isMissed(delivery) ||
  delivery.paper._tag === "wanted" ||
  standingOf(delivery) === "refused" ||
  mayBeAskedAgain(delivery)
