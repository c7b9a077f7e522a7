import type { Lane } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"

/** The tables that Kysely's queries read; `migration/` is what creates them and all others. */
export interface Schema {
  readonly work: WorkTable
  readonly checkpoints: CheckpointTable
}

interface WorkTable {
  readonly agency: string
  readonly id: string
  /** Order of adding; a number is never given twice. As text: it is wider than a JavaScript number. */
  readonly number: string
  readonly lane: Lane
  readonly kind: string
  readonly payload: string
  readonly due_at: VietnamTime
  readonly state: "waiting" | "leased" | "parked"
  readonly attempt: number
  /**
   * Leases of its whole life; with `number` it makes the lease token, which therefore is never given twice.
   */
  readonly leases: number
  readonly leased_until: VietnamTime | null
  readonly worker: string | null
  readonly note: string | null
}

interface CheckpointTable {
  readonly agency: string
  readonly subscriber: string
  readonly position: string
  /** Leases of its whole life: the last one's number is its proof. */
  readonly leases: number
  readonly worker: string | null
  readonly leased_until: VietnamTime | null
}
