import type { PlannedReceiver, Step } from "../plan/plan.ts"

/** Something that a clerk still has to do with a document that came. */
export interface Todo {
  readonly document: string
  readonly planned: PlannedReceiver
  /** What is left of the steps. */
  readonly steps: ReadonlyArray<Step>
  /** When the next step is due, by the true time. */
  readonly dueAt: number
}

/** A question of the sender that waits for an answer. */
export interface Question {
  readonly document: string
  readonly kind: "recall" | "update"
  readonly agrees: boolean
}

/** A document that the host has issued, and how far the host knows it to have come. */
export interface Issued {
  readonly number: number
  readonly document: string
  /** The answer to its dispatch, once it came. */
  readonly wireId?: string
  readonly to: ReadonlyArray<string>
}

/** What an agency's host keeps in its own database. It outlives every process. */
export interface Desk {
  readonly todo: Map<string, Todo>
  readonly questions: Array<Question>
  /** By the planned number. */
  readonly issued: Map<number, Issued>
  /** The position of the last change that the host has followed. */
  followed: number
  /** The changes that it was given, by their positions, and how often. */
  readonly followedAt: Map<number, number>
  /** The answers to the host that no host must ever get. */
  readonly refusals: Array<{ readonly call: string; readonly code: string; readonly text: string }>
}

export const emptyDesk = (): Desk => ({
  todo: new Map(),
  questions: [],
  issued: new Map(),
  followed: 0,
  followedAt: new Map(),
  refusals: [],
})
