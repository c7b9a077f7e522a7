import { type Arrival, isDestroyed } from "./arrival.ts"
import { type Delivery, recalled } from "./delivery.ts"
import type { Agency, Message, Model } from "./model.ts"

const isToSender = ({ what }: Message) => what === "answer" || what === "report"

/** What comes as a document, and so is taken in before anything that is said of documents. */
const isDocument = (message: Message) =>
  message.what === "letter" || (message.what === "question" && message.question.kind === "update")

const isTakenBack = (delivery: Delivery) => delivery.state === "withdrawn" || recalled(delivery) !== undefined

/** Everything that waits goes to the axis, but for documents that were taken back meanwhile. */
export const send = (model: Model, agency: Agency): void => {
  for (const message of model.outbox[agency].splice(0)) {
    const { delivery, what } = message
    if (isDocument(message) && isTakenBack(delivery)) continue
    if (what === "letter") delivery.state = "left"
    const to = isToSender(message) ? delivery.letter.from : (delivery.to as Agency)
    model.mailbox[to].push(message)
  }
}

/** A letter comes. Whether it replaces another is noted on both, unless that is not here or is no more. */
const arrive = (model: Model, delivery: Delivery, dueDate: string | undefined): void => {
  const { letter, to } = delivery
  const number = delivery.there?.number
  const there: Arrival = { handling: "arrived", ...(number && { number }), dueDate, replacedBy: [] }
  delivery.there = there
  const replaced = letter.replaces
  const earlier = replaced?.deliveries.get(to)?.there
  if (replaced && earlier) {
    there.replaces = replaced
    if (!isDestroyed(earlier)) earlier.replacedBy = [...earlier.replacedBy, letter]
  }
  model.outbox[to as Agency].push({ delivery, what: "report", code: "01" })
}

/** Everything that came is taken in. */
export const collect = (model: Model, agency: Agency): void => {
  const mail = model.mailbox[agency].splice(0)
  for (const message of [...mail.filter(isDocument), ...mail.filter((each) => !isDocument(each))]) {
    const { delivery } = message
    if (message.what === "letter") arrive(model, delivery, message.dueDate)
    else if (message.what === "report") delivery.reported.add(message.code)
    else if (message.what === "answer") message.question.heard = message.given
    else if (delivery.there) delivery.there[message.question.kind] = message.question
  }
}
