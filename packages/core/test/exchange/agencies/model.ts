import type { Delivery } from "./delivery.ts"
import type { Letter } from "./letter.ts"
import type { Question } from "./question.ts"

/** The agencies. Each writes to the others, and to a club that is reached on paper alone. */
export type Agency = "north" | "south" | "east"
export type Recipient = Agency | "club"

/** What an agency is answered: that it is done, or the reason why not. */
export type Answer = "done" | string

/** Something on its way between a letter's sender and one of its recipients. */
export type Message = { readonly delivery: Delivery } & (
  | { readonly what: "letter"; readonly dueDate: string | undefined }
  | { readonly what: "question"; readonly question: Question }
  | { readonly what: "answer"; readonly question: Question; readonly given: "agreed" | "declined" }
  | { readonly what: "report"; readonly code: string }
)

/**
 * Everything there is: letters, what is still to be sent, what was sent and is not collected, and the
 * registers.
 */
export interface Model {
  readonly letters: Array<Letter>
  readonly outbox: Record<Agency, Array<Message>>
  readonly mailbox: Record<Agency, Array<Message>>
  readonly outgoing: Record<Agency, number>
  readonly incoming: Record<Agency, number>
}

export const emptyModel = (): Model => ({
  letters: [],
  outbox: { north: [], south: [], east: [] },
  mailbox: { north: [], south: [], east: [] },
  outgoing: { north: 0, south: 0, east: 0 },
  incoming: { north: 0, south: 0, east: 0 },
})
