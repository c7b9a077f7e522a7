/** The two agencies. Each writes to the other. */
export type Side = "north" | "south"
export const otherSide = (side: Side): Side => (side === "north" ? "south" : "north")

export type Drafting = "drafted" | "signed" | "sealed" | "dispatched"
export type Handling = "arrived" | "refused" | "registered" | "assigned" | "processing" | "completed"

/** A letter as both agencies together know it. */
export interface Letter {
  readonly from: Side
  /** The sender's own id of it. */
  readonly id: string
  writing: Drafting
  number?: number
  /** Whether the packet has gone to the axis. */
  left: boolean
  recalled: boolean
  /** The status codes that have come back to the sender. */
  readonly heard: Set<string>
  /** What the other agency has made of it since it came there. */
  there?: { handling: Handling; number?: number; asked?: "open" | "agreed" | "declined" }
}

/** Something on its way from one agency to the other: the letter, or a status code about it. */
export interface Message {
  readonly letter: Letter
  readonly what: "letter" | "13" | Reply
}
export type Reply = "01" | "02" | "03" | "04" | "05" | "06" | "15" | "16"

/** Everything there is: letters, what is still to be sent, what has been sent and not been collected, and the registers. */
export interface Model {
  readonly letters: Array<Letter>
  readonly outbox: Record<Side, Array<Message>>
  readonly mailbox: Record<Side, Array<Message>>
  readonly outgoing: Record<Side, number>
  readonly incoming: Record<Side, number>
}

export const emptyModel = (): Model => ({
  letters: [],
  outbox: { north: [], south: [] },
  mailbox: { north: [], south: [] },
  outgoing: { north: 0, south: 0 },
  incoming: { north: 0, south: 0 },
})

/** What an agency is answered: that it is done, or the reason why not. */
export type Answer = "done" | string

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

export const dispatch = (model: Model, letter: Letter): Answer => {
  if (letter.recalled) return "recalled-already"
  if (letter.writing === "dispatched") return "dispatched-already"
  if (letter.writing !== "sealed") return "not-sealed"
  letter.writing = "dispatched"
  model.outbox[letter.from].push({ letter, what: "letter" })
  return "done"
}

/** A letter that has not left stays; one that has left is asked back. */
export const recall = (model: Model, letter: Letter): Answer => {
  if (letter.recalled) return "recalled-already"
  if (letter.writing !== "dispatched") return "not-dispatched"
  letter.recalled = true
  if (letter.left) model.outbox[letter.from].push({ letter, what: "13" })
  return "done"
}

/** A step of the agency that has the letter, if it may be taken now: how the letter then stands, and what is replied. */
const steps: Record<string, { from: ReadonlyArray<Handling>; to: Handling; reply: Reply }> = {
  accept: { from: ["arrived"], to: "registered", reply: "03" },
  refuse: { from: ["arrived"], to: "refused", reply: "02" },
  assign: { from: ["registered", "assigned", "processing"], to: "assigned", reply: "04" },
  startProcessing: { from: ["registered", "assigned"], to: "processing", reply: "05" },
  complete: { from: ["registered", "assigned", "processing"], to: "completed", reply: "06" },
}
export type Step = "accept" | "refuse" | "assign" | "startProcessing" | "complete"

const whyNot = (step: Step, handling: Handling): Answer => {
  if (handling === "refused") return "refused-already"
  if (step === "accept" || step === "refuse") return "registered-already"
  return handling === "completed" ? "completed-already" : "not-registered"
}

export const handle = (model: Model, letter: Letter, step: Step): Answer => {
  const { there } = letter
  if (!there) throw new Error("the letter has not come")
  if (there.asked === "agreed") return "destroyed"
  if (step === "startProcessing" && there.handling === "processing") return "done"
  const { from, to, reply } = steps[step] as (typeof steps)[string]
  if (!from.includes(there.handling)) return whyNot(step, there.handling)
  there.handling = to
  if (step === "accept") there.number = ++model.incoming[otherSide(letter.from)]
  model.outbox[otherSide(letter.from)].push({ letter, what: reply })
  return "done"
}

export const answerRecall = (model: Model, letter: Letter, answer: "agreed" | "declined"): Answer => {
  const { there } = letter
  if (!there) throw new Error("the letter has not come")
  if (there.asked === "agreed") return "destroyed"
  if (there.asked !== "open") return "no-recall-asked"
  there.asked = answer
  model.outbox[otherSide(letter.from)].push({ letter, what: answer === "agreed" ? "15" : "16" })
  return "done"
}

/** Everything that waits goes to the axis, but for letters that were recalled meanwhile. */
export const send = (model: Model, side: Side): void => {
  for (const message of model.outbox[side].splice(0)) {
    if (message.what === "letter" && message.letter.recalled) continue
    if (message.what === "letter") message.letter.left = true
    model.mailbox[otherSide(side)].push(message)
  }
}

/** Everything that came is taken in, letters before what is said about them. */
export const collect = (model: Model, side: Side): void => {
  const mail = model.mailbox[side].splice(0)
  for (const { letter } of mail.filter(({ what }) => what === "letter")) {
    letter.there = { handling: "arrived" }
    model.outbox[side].push({ letter, what: "01" })
  }
  for (const { letter, what } of mail) {
    if (what === "13" && letter.there) letter.there.asked = "open"
    else if (what !== "letter") letter.heard.add(what)
  }
}

const progress = [
  ["06", "completed"],
  ["05", "processing"],
  ["04", "assigned"],
  ["03", "accepted"],
  ["02", "refused"],
  ["01", "arrived"],
] as const

/** Where the sender's board shows a dispatched letter. */
export const standing = ({ left, recalled, heard }: Letter): string => {
  if (recalled && !left) return "withdrawn"
  if (recalled) return heard.has("15") ? "recalled" : heard.has("16") ? "recall-declined" : "recall-asked"
  return progress.find(([code]) => heard.has(code))?.[1] ?? (left ? "sent" : "waiting")
}

/** How the other agency's board shows it. */
export const stage = (letter: Letter): string =>
  letter.there?.asked === "agreed" ? "destroyed" : (letter.there?.handling ?? "not here")
