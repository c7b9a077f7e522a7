import type { VietnamTime } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"
import type { Remark } from "./remark.ts"

/** Something that did not go as it should, and what became of it (nhật ký sự cố). */
export interface Fault {
  readonly at: VietnamTime
  /** The public code: a refusal's, or an error's such as `transport/timed-out`. */
  readonly code: string
  readonly where: "sending" | "receiving" | "reporting"
  /** The document as a person names it, or the mailbox entry. */
  readonly subject: string
  readonly other: string
  /** What went wrong. Words that another agency or a person wrote stand in both languages as they came. */
  readonly text: Reason
  /** What became of it, as it stands now. */
  readonly outcome: Remark
}

/** A fault when it was met: what becomes of a delivery or of work is found later. */
export type FaultMet = Omit<Fault, "outcome"> & {
  readonly outcome:
    | Remark
    | { readonly delivery: string }
    | { readonly unheard: string }
    | { readonly work: string }
    | { readonly outage: number }
    | { readonly clock: number }
}
