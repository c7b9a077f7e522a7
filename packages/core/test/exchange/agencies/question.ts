/** What a recipient is asked of a letter that it has: to give it back, or to take in another due date. */
export interface Question {
  readonly kind: "recall" | "update"
  readonly dueDate?: string
  /** What the recipient has answered last, and what the sender has heard of it. */
  answer?: "agreed" | "declined"
  heard?: "agreed" | "declined"
}

/** How a question stands to its sender. */
export const standsAt = ({ heard }: Question) => heard ?? "asked"
