import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Digest } from "../../vocabulary/file.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import type { DeliveryEvent } from "./event.ts"
import type { PaperCopy } from "./paper-copy.ts"
import type { Heard, Question } from "./question.ts"
import type { Reports } from "./status-lattice.ts"
import type { Unheard } from "./unheard.ts"

/** An earlier sending of a document to a recipient that was removed and added again. */
export interface FormerSending {
  /** The update that had brought the recipient in; absent for the dispatch. */
  readonly update?: number
  /** Absent where it never left. */
  readonly leftAt?: VietnamTime
}

export type Queued = Omit<Extract<DeliveryEvent, { _tag: "Queued" }>, "_tag">

/** A document on its way to one recipient. */
export interface Delivery extends Queued {
  readonly queuedAt: VietnamTime
  /** When and how we learned that the axis has it. */
  readonly submitted?: {
    readonly at: VietnamTime
    readonly knownBy: "answer" | "query" | "duplicate" | "report"
    readonly axisId?: string
    /** When the axis took it, by its own account. */
    readonly takenAt?: VietnamTime
    /** The packet by which it left, where it is not that of the dispatch. */
    readonly packet?: Digest
  }
  /** The last failure while it is not submitted; `parked` when no further attempt is made by itself. */
  readonly failure?: {
    readonly at: VietnamTime
    readonly attempt: number
    /** The error's code, `transport/timed-out`, and what it says. */
    readonly problem: string
    readonly text: Reason
    /** Whether any attempt so far may have got through: a later one that surely did not does not settle that. */
    readonly indeterminate: boolean
    readonly parked: boolean
  }
  /** Taken back before it was known to have left, and why. Should it be found to have left, that is asked then. */
  readonly withdrawn?: { readonly statedAt: VietnamTime; readonly reason: string }
  readonly paper: PaperCopy
  /** What was asked of the recipient, oldest first. */
  readonly questions: ReadonlyArray<Question>
  /** How many of the questions were about former sendings, and how many had been asked when it was last added again. */
  readonly closed: number
  readonly forgiven: number
  readonly former: ReadonlyArray<FormerSending>
  /** When the recipient, by its own clock, agreed to give the former sending back: what it reported before is about that. */
  readonly reportsSince?: VietnamTime
  readonly reports: Reports
  /** When the recipient was first heard of. */
  readonly heardAt?: VietnamTime
  /** What was found out and done since it was sent and nobody reported on it. */
  readonly unheard?: Unheard
  /** Every answer to a question (15, 16): of `reports`, which keeps one of a code, the part that several may matter of. */
  readonly answers: ReadonlyArray<Heard>
}
