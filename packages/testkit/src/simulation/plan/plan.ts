import type { Trouble } from "./trouble.ts"

/** An agency of a simulation, with the number of processes that work on its store. */
export interface PlannedAgency {
  readonly code: string
  readonly name: string
  readonly processes: number
  /** How far the clock of its machines is ahead when the simulation begins. */
  readonly aheadMillis: number
  /** How often its mailboxes are read. */
  readonly pollMillis: number
}

/** What a receiver's clerk does with a document, in order. */
export type Step = "accept" | "refuse" | "assign" | "startProcessing" | "complete"

/** What a sender does with a document that it has dispatched. */
export interface LaterAct {
  readonly at: number
  readonly act: "recall" | "update" | "replace"
}

/** What a receiver does about one document. */
export interface PlannedReceiver {
  /** The receiver's place among the agencies. */
  readonly agency: number
  readonly steps: ReadonlyArray<Step>
  /** How long its clerk waits before each step. */
  readonly paceMillis: number
  /** Whether it agrees to what it is asked: to give the document back, to a new due date. */
  readonly agrees: boolean
}

/** A document of the simulation. Times are milliseconds since it began. */
export interface PlannedDocument {
  readonly number: number
  readonly at: number
  readonly from: number
  readonly to: ReadonlyArray<PlannedReceiver>
  readonly urgency: "ordinary" | "urgent" | "flash"
  /** Whether its file has the bytes of a form that other documents have too. */
  readonly isForm: boolean
  readonly later?: LaterAct
}

/** Everything that a seed decides: what people do, and what goes wrong. */
export interface Plan {
  readonly seed: number
  /** When it begins, in milliseconds since the epoch. */
  readonly begin: number
  readonly agencies: ReadonlyArray<PlannedAgency>
  readonly documents: ReadonlyArray<PlannedDocument>
  readonly troubles: ReadonlyArray<Trouble>
  /** How long documents are dispatched and processes are watched closely. */
  readonly busyMillis: number
  /** How long it goes on then, watched less closely, before everything is mended. */
  readonly restMillis: number
  /** Whether fibers that can run take turns in an order that is drawn. */
  readonly shuffles: boolean
}
