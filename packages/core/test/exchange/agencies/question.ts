/** What a recipient is asked of a letter that it has: to give it back, or to take in another due date. */
export interface Question {
  readonly kind: "recall" | "update"
  readonly dueDate?: string
  /** What the recipient has answered, and whether the sender has heard it. */
  answer?: "agreed" | "declined"
  heard?: boolean
}

/** How a question stands to its sender. */
export const standsAt = ({ answer, heard }: Question) => (heard && answer ? answer : "asked")
