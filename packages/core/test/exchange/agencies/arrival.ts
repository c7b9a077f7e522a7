import type { Delivery } from "./delivery.ts"
import type { Letter } from "./letter.ts"
import type { Agency, Answer, Model } from "./model.ts"
import type { Question } from "./question.ts"

export type Handling = "arrived" | "refused" | "registered" | "assigned" | "processing" | "completed"

/** A letter where it has come. */
export interface Arrival {
  handling: Handling
  number?: number
  dueDate: string | undefined
  /** What its sender asked last. */
  recall?: Question
  update?: Question
  replaces?: Letter
  replacedBy: ReadonlyArray<Letter>
}

/** A letter that has come, with the agency that has it. */
export type Arrived = Delivery & { readonly to: Agency; readonly there: Arrival }

export const isDestroyed = ({ recall }: Arrival) => recall?.answer === "agreed"

/**
 * A step of the agency that has the letter, if it may be taken now: how the letter then stands, and what is
 * reported.
 */
const steps: Record<Step, { from: ReadonlyArray<Handling>; to: Handling; code: string }> = {
  accept: { from: ["arrived"], to: "registered", code: "03" },
  refuse: { from: ["arrived"], to: "refused", code: "02" },
  assign: { from: ["registered", "assigned", "processing"], to: "assigned", code: "04" },
  startProcessing: { from: ["registered", "assigned"], to: "processing", code: "05" },
  complete: { from: ["registered", "assigned", "processing"], to: "completed", code: "06" },
}
export type Step = "accept" | "refuse" | "assign" | "startProcessing" | "complete"

export const mayFollow = (there: Arrival, step: Step): boolean =>
  !isDestroyed(there) && steps[step].from.includes(there.handling)

const whyNot = (step: Step, handling: Handling): Answer => {
  if (handling === "refused") return "refused-already"
  if (step === "accept" || step === "refuse") return "registered-already"
  return handling === "completed" ? "completed-already" : "not-registered"
}

export const handle = (model: Model, delivery: Arrived, step: Step): Answer => {
  const { to: agency, there } = delivery
  if (isDestroyed(there)) return "destroyed"
  if (step === "startProcessing" && there.handling === "processing") return "done"
  const { to, code } = steps[step]
  if (!mayFollow(there, step)) return whyNot(step, there.handling)
  there.handling = to
  // One that was given back and came again keeps its number.
  if (step === "accept") there.number ??= ++model.incoming[agency]
  model.outbox[agency].push({ delivery, what: "report", code })
  return "done"
}

export const isOpen = (there: Arrival, kind: Question["kind"]): boolean =>
  !isDestroyed(there) && there[kind] !== undefined && there[kind].answer === undefined

/** A letter that is destroyed stands in the place of no other any more, unless that was destroyed before. */
const destroy = ({ letter, to, there }: Arrived) => {
  const replaced = there.replaces?.deliveries.get(to)?.there
  if (replaced && !isDestroyed(replaced))
    replaced.replacedBy = replaced.replacedBy.filter((other) => other !== letter)
}

/** Agreeing to give a letter back destroys it; agreeing to an update gives it the new due date. */
export const answer = (
  model: Model,
  delivery: Arrived,
  kind: Question["kind"],
  given: "agreed" | "declined",
): Answer => {
  const { to: agency, there } = delivery
  if (isDestroyed(there)) return "destroyed"
  const question = there[kind]
  // What was declined may still be given back.
  const isStillAsked = kind === "recall" && question?.answer === "declined" && given === "agreed"
  if (!question || (question.answer && !isStillAsked)) return `no-${kind}-asked`
  question.answer = given
  if (kind === "recall" && given === "agreed") destroy(delivery)
  if (kind === "update" && given === "agreed") there.dueDate = question.dueDate
  model.outbox[agency].push({ delivery, what: "answer", question, given })
  return "done"
}

/** How the board of the agency that has it shows it. */
export const stage = (there: Arrival): string => (isDestroyed(there) ? "destroyed" : there.handling)

/** Whether the agency that has it was asked to take in an update, and what it said. */
export const asked = (there: Arrival): string | undefined =>
  isDestroyed(there) ? undefined : there.update && (there.update.answer ?? "asked")
