import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Digest } from "../../vocabulary/file.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import type { DeliveryEvent } from "./event.ts"
import type { PaperCopy } from "./paper-copy.ts"
import type { Question, ReceivedAnswer } from "./status-answer.ts"
import type { Reports } from "./status-lattice.ts"
import type { Unreported } from "./unreported.ts"

/** An earlier sending of a document to a recipient that was removed and added again. */
export interface FormerSending {
  /** The update that had added the recipient. Absent for the dispatch. */
  readonly update?: number
  /** Absent when it was never sent. */
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
    /** When the axis accepted it, by its own account. */
    readonly takenAt?: VietnamTime
    /** The packet that was sent, when it is not the dispatch's. */
    readonly packet?: Digest
  }
  /** The last failure before it was submitted. `parked` when there is no further automatic attempt. */
  readonly failure?: {
    readonly at: VietnamTime
    readonly attempt: number
    /** The error's code, `transport/timed-out`, and its sentence. */
    readonly problem: string
    readonly text: Reason
    /**
     * Whether any attempt so far may have succeeded. A later attempt that surely failed does not change this.
     */
    readonly indeterminate: boolean
    readonly parked: boolean
  }
  /**
   * Taken back before it was known to have been sent, and why. If it turns out to have been sent, it is
   * recalled.
   */
  readonly withdrawn?: { readonly statedAt: VietnamTime; readonly reason: string }
  readonly paper: PaperCopy
  /** The questions put to the recipient, oldest first. */
  readonly questions: ReadonlyArray<Question>
  /** How many of the questions, the first ones, were about former sendings. */
  readonly questionsBeforeResend: number
  /** How many had been asked when the recipient was last added again. Recalls among them no longer apply. */
  readonly recallsWaived: number
  readonly former: ReadonlyArray<FormerSending>
  /**
   * When the recipient, by its own clock, agreed to give the former sending back. Earlier reports are about
   * that sending.
   */
  readonly reportsSince?: VietnamTime
  readonly reports: Reports
  /** When the recipient first reported. */
  readonly heardAt?: VietnamTime
  /** What was found and done after it was sent while no report arrived. */
  readonly unheard?: Unreported
  /**
   * Every answer to a question (15, 16). `reports` keeps only one for each code, but several answers may
   * matter.
   */
  readonly answers: ReadonlyArray<ReceivedAnswer>
}
