import type { Lane } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"

/** The tables that Kysely's queries read. `migration/` creates them and all others. */
export interface Schema {
  readonly work: WorkTable
  readonly checkpoints: CheckpointTable
}

interface WorkTable {
  readonly agency: string
  readonly id: string
  /** The order of insertion; a number is never reused. Text, because it exceeds a JavaScript number. */
  readonly number: string
  readonly lane: Lane
  readonly kind: string
  readonly payload: string
  readonly due_at: VietnamTime
  readonly state: "waiting" | "leased" | "parked"
  readonly attempt: number
  /**
   * The number of leases in the item's whole life. With `number` it makes the lease token, which is therefore
   * never reused.
   */
  readonly leases: number
  readonly leased_until: VietnamTime | null
  readonly worker: string | null
  readonly note: string | null
  readonly problem: string | null
  readonly failing_since: VietnamTime | null
}

interface CheckpointTable {
  readonly agency: string
  readonly subscriber: string
  readonly position: string
  /** The number of leases in its whole life; the last one's number is the proof of the lease. */
  readonly leases: number
  readonly worker: string | null
  readonly leased_until: VietnamTime | null
}
