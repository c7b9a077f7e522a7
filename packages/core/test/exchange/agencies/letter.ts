import { ask, bring, type Delivery, recalled, restoreRecipient, takeBack } from "./delivery.ts"
import type { Agency, Answer, Model, Recipient } from "./model.ts"

/** A letter as its sender knows it. */
export interface Letter {
  readonly from: Agency
  /** The sender's own id of it. */
  readonly id: string
  writing: "drafted" | "signed" | "sealed" | "dispatched"
  number?: number
  dueDate?: string
  recalled: boolean
  replaces?: Letter
  replacedBy?: Letter
  readonly deliveries: Map<Recipient, Delivery>
}

export const sign = (letter: Letter): Answer => {
  if (letter.recalled) return "recalled-already"
  if (letter.writing === "dispatched") return "dispatched-already"
  if (letter.writing !== "drafted") return "signed-already"
  letter.writing = "signed"
  return "done"
}

export const seal = (model: Model, letter: Letter): Answer => {
  if (letter.recalled) return "recalled-already"
  if (letter.writing === "dispatched") return "dispatched-already"
  if (letter.writing === "sealed") return "sealed-already"
  if (letter.writing === "drafted") return "not-signed"
  letter.writing = "sealed"
  letter.number = ++model.outgoing[letter.from]
  return "done"
}

const whyNotDispatch = (letter: Letter, to: ReadonlyArray<Recipient>): Answer | undefined => {
  if (letter.recalled) return "recalled-already"
  if (letter.writing === "dispatched") return "dispatched-already"
  if (letter.writing !== "sealed") return "not-sealed"
  return to.length === 0 ? "recipient-none" : undefined
}

const whyNotReplace = (letter: Letter): Answer | undefined => {
  if (letter.recalled) return "recalled-already"
  if (letter.writing !== "dispatched") return "not-dispatched"
  return letter.replacedBy ? "replaced-already" : undefined
}

/** The letter goes to its recipients, it may be in the place of an earlier one. */
export const dispatch = (
  model: Model,
  letter: Letter,
  to: ReadonlyArray<Recipient>,
  replaced: Letter | undefined,
): Answer => {
  const why = whyNotDispatch(letter, to) ?? (replaced && whyNotReplace(replaced))
  if (why) return why
  letter.writing = "dispatched"
  if (replaced) {
    letter.replaces = replaced
    replaced.replacedBy = letter
  }
  for (const recipient of to) bring(model, letter, recipient)
  return "done"
}

/** Another due date, more recipients, fewer recipients. */
export interface Change {
  readonly dueDate: string | undefined
  readonly add: ReadonlyArray<Recipient>
  readonly remove: ReadonlyArray<Recipient>
}

export const update = (model: Model, letter: Letter, { dueDate, add, remove }: Change): Answer => {
  const present = [...letter.deliveries.values()].filter(({ removed }) => !removed)
  const leaving = present.filter(({ to }) => remove.includes(to))
  const staying = present.filter(({ to }) => !remove.includes(to))
  if (letter.recalled) return "recalled-already"
  if (letter.writing !== "dispatched") return "not-dispatched"
  if (letter.replacedBy) return "replaced-already"
  if (dueDate === undefined && add.length + remove.length === 0) return "update-empty"
  if (add.some((recipient) => present.some(({ to }) => to === recipient))) return "recipient-duplicate"
  if (leaving.length < remove.length) return "not-a-recipient"
  if (staying.length + add.length === 0) return "recipient-none"
  for (const delivery of letter.deliveries.values()) {
    if (dueDate !== undefined && staying.includes(delivery) && delivery.state === "waiting")
      return "not-sent-yet"
    if (add.includes(delivery.to) && recalled(delivery) === "asked") return "recall-unanswered"
  }
  if (dueDate !== undefined) {
    letter.dueDate = dueDate
    for (const delivery of staying)
      if (delivery.state === "left") ask(model, delivery, { kind: "update", dueDate })
    for (const delivery of letter.deliveries.values()) delivery.missedUpdate ||= delivery.removed
  }
  for (const delivery of leaving) {
    delivery.removed = true
    delivery.missedUpdate = dueDate !== undefined
    takeBack(model, delivery)
  }
  for (const recipient of add) {
    const removed = letter.deliveries.get(recipient)
    if (removed && recalled(removed) === "declined") restoreRecipient(model, removed)
    else bring(model, letter, recipient)
  }
  return "done"
}

/** Everybody is asked for it, and nothing stands any more in the place of what it replaced. */
export const recall = (model: Model, letter: Letter): Answer => {
  if (letter.recalled) return "recalled-already"
  if (letter.writing !== "dispatched") return "not-dispatched"
  letter.recalled = true
  if (letter.replaces?.replacedBy === letter) delete letter.replaces.replacedBy
  for (const delivery of letter.deliveries.values()) takeBack(model, delivery)
  return "done"
}

export const recallAgain = (model: Model, letter: Letter, recipient: Recipient): Answer => {
  if (letter.writing !== "dispatched") return "not-dispatched"
  const delivery = letter.deliveries.get(recipient)
  if (!delivery) return "not-a-recipient"
  if (recalled(delivery) !== "declined") return "recall-not-declined"
  takeBack(model, delivery)
  return "done"
}

/**
 * Paper goes only where a rule orders it, and once it has gone it is to be fetched if the letter was taken
 * back.
 */
export const sendPaper = (letter: Letter, recipient: Recipient): Answer => {
  if (letter.writing !== "dispatched") return "not-dispatched"
  const delivery = letter.deliveries.get(recipient)
  if (!delivery) return "not-a-recipient"
  if (delivery.paper === "none") return "paper-without-rule"
  if (delivery.paper === "due") delivery.paper = "out"
  if (delivery.paper === "kept") delivery.paper = "wanted"
  return "done"
}

export const fetchPaper = (letter: Letter, recipient: Recipient): Answer => {
  if (letter.writing !== "dispatched") return "not-dispatched"
  const delivery = letter.deliveries.get(recipient)
  if (!delivery) return "not-a-recipient"
  if (delivery.paper !== "wanted" && delivery.paper !== "back") return "paper-not-wanted"
  delivery.paper = "back"
  return "done"
}
