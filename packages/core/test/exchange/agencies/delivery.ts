import type { Arrival } from "./arrival.ts"
import type { Letter } from "./letter.ts"
import type { Model, Recipient } from "./model.ts"
import { type Question, standsAt } from "./question.ts"

/** A letter on its way to one recipient, as its sender knows it. */
export interface Delivery {
  readonly letter: Letter
  readonly to: Recipient
  /** Electronically: nobody sends anything to the club. */
  state: "waiting" | "left" | "withdrawn" | "paper-only"
  paper: "none" | "due" | "kept" | "out" | "wanted" | "back"
  /** An update has taken this recipient off the letter's list. */
  removed: boolean
  /** The due date was changed while this recipient was off the list. */
  missedUpdate: boolean
  questions: Array<Question>
  /** The status codes that have come back. */
  readonly reported: Set<string>
  /** What the recipient has made of it since it came there. */
  there?: Arrival
}

/** The Government Office, in the south, gets paper beside the letter (Art. 7.2a). What is out there stays. */
const paperFor = (to: Recipient, former: Delivery | undefined): Delivery["paper"] =>
  former?.paper === "wanted" || former?.paper === "out"
    ? "out"
    : to === "club" || to === "south"
      ? "due"
      : "none"

/** A letter is to go to one more recipient, or again to one that has it no more or never had it. */
export const bring = (model: Model, letter: Letter, to: Recipient): void => {
  const former = letter.deliveries.get(to)
  const delivery: Delivery = {
    letter,
    to,
    state: to === "club" ? "paper-only" : "waiting",
    paper: paperFor(to, former),
    removed: false,
    missedUpdate: false,
    questions: [],
    reported: new Set(),
    ...(former?.there && { there: former.there }),
  }
  letter.deliveries.set(to, delivery)
  if (to !== "club") model.outbox[letter.from].push({ delivery, what: "letter", dueDate: letter.dueDate })
}

export const ask = (model: Model, delivery: Delivery, question: Question): void => {
  delivery.questions.push(question)
  model.outbox[delivery.letter.from].push({ delivery, what: "question", question })
}

/** Who declined to give a letter back has it: it is sent nothing but what it does not know. */
export const restoreRecipient = (model: Model, delivery: Delivery): void => {
  const { letter, to, questions } = delivery
  const update = lastAsked(delivery, "update")
  delivery.removed = false
  delivery.paper = paperFor(to, delivery)
  delivery.questions = questions.filter(({ kind }) => kind === "update")
  if (letter.dueDate !== undefined && (delivery.missedUpdate || (update && standsAt(update) === "asked")))
    ask(model, delivery, { kind: "update", dueDate: letter.dueDate })
}

const lastAsked = ({ questions }: Delivery, kind: Question["kind"]) =>
  questions.findLast((question) => question.kind === kind)

/** How the recall stands, if the letter was asked back. */
export const recalled = (delivery: Delivery) => {
  const question = lastAsked(delivery, "recall")
  return question && standsAt(question)
}

/** What has not left stays; what has left is asked back, and once more of recipients that declined. */
export const takeBack = (model: Model, delivery: Delivery): void => {
  const { state, paper } = delivery
  if (state === "waiting" || state === "paper-only") delivery.state = "withdrawn"
  else if (state === "left" && (recalled(delivery) ?? "declined") === "declined")
    ask(model, delivery, { kind: "recall" })
  if (paper === "due") delivery.paper = "kept"
  if (paper === "out") delivery.paper = "wanted"
}

const progress = [
  ["06", "completed"],
  ["05", "processing"],
  ["04", "assigned"],
  ["03", "accepted"],
  ["02", "refused"],
  ["01", "arrived"],
] as const

/** Where the sender's board shows the letter with this recipient. */
export const standing = (delivery: Delivery): string => {
  const { state, paper, reported } = delivery
  const recall = recalled(delivery)
  if (state === "withdrawn" || recall === "agreed") {
    if (paper === "wanted") return "paper-out"
    return state === "withdrawn" && paper !== "back" ? "withdrawn" : "recalled"
  }
  if (recall) return `recall-${recall}`
  const furthest = progress.find(([code]) => reported.has(code))?.[1]
  return furthest ?? (state === "left" ? "sent" : state)
}

/**
 * How the sender's board shows the last update. Nobody waits for an answer of whom the letter is asked back
 * from.
 */
export const updated = (delivery: Delivery): string | undefined => {
  const question = lastAsked(delivery, "update")
  const answer = question && standsAt(question)
  return answer === "asked" && recalled(delivery) ? undefined : answer
}
