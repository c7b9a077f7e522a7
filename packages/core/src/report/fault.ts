import type { VietnamTime } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"
import type { Remark } from "./remark.ts"

/** A fault and its outcome (nhật ký sự cố). */
export interface Fault {
  readonly at: VietnamTime
  /** The public code: a refusal's, or an error's such as `transport/timed-out`. */
  readonly code: string
  readonly where: "sending" | "receiving" | "reporting"
  /** The document as a person names it, or the mailbox entry. */
  readonly subject: string
  readonly other: string
  /** What went wrong. Text by another agency or a person is the same in both languages. */
  readonly text: Reason
  /** The current outcome. */
  readonly outcome: Remark
}

/** A fault when it occurs. The outcome of a delivery or of work is determined later. */
export type FaultOccurrence = Omit<Fault, "outcome"> & {
  readonly outcome:
    | Remark
    | { readonly delivery: string }
    | { readonly unheard: string }
    | { readonly work: string }
    | { readonly outage: number }
    | { readonly clock: number }
}
