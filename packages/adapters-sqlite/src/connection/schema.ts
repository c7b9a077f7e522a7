import type { Lane } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import type { Generated, GeneratedAlways } from "kysely"

/** The tables as Kysely's queries see them. `migration/` creates them. */
export interface Schema {
  readonly agencies: AgencyTable
  readonly events: EventTable
  readonly marks: MarkTable
  readonly commits: CommitTable
  readonly work: WorkTable
  readonly files: FileTable
  readonly chunks: ChunkTable
  readonly holds: HoldTable
  readonly unheld: UnheldTable
  readonly checkpoints: CheckpointTable
}

interface AgencyTable {
  readonly number: Generated<number>
  readonly code: string
}

interface EventTable {
  /**
   * The agency's number and, in the lower 48 bits, the position. The next two columns are computed from it.
   */
  readonly number: bigint
  readonly agency: GeneratedAlways<number>
  readonly position: GeneratedAlways<number>
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly schema_version: number
  readonly data: string
  readonly commit_id: string
  readonly at: VietnamTime
  readonly by: string
  readonly hash: string
}

interface MarkTable {
  readonly agency: number
  readonly key: string
  readonly value: string
}

interface CommitTable {
  readonly agency: number
  readonly id: string
  /** The SHA-256 of the commit's content. */
  readonly content: string
  /** JSON of the versions that the commit returned. */
  readonly versions: string
}

interface WorkTable {
  /** The order of insertion over the whole file; a number is never reused. */
  readonly number: Generated<number>
  readonly agency: number
  readonly id: string
  readonly lane: Lane
  readonly kind: string
  readonly payload: string
  readonly due_at: VietnamTime
  readonly parked: 0 | 1
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
  /** Computed from the columns above. */
  readonly state: GeneratedAlways<"waiting" | "leased" | "parked">
}

interface FileTable {
  readonly number: Generated<number>
  readonly agency: number
  /** Null while the file is being written. */
  readonly digest: string | null
  readonly size: number
  /** The host's key that encrypts {@link file_key}; null for an unencrypted file. */
  readonly key_id: string | null
  /** The key that encrypts the file's chunks, itself encrypted. */
  readonly file_key: Uint8Array | null
  readonly begun_at: string
  /** The last time its bytes were put again while they were present. */
  readonly put_again_at: string | null
}

interface ChunkTable {
  readonly number: Generated<number>
  readonly agency: number
  readonly file: number
  readonly place: number
  readonly padding: Uint8Array
  readonly bytes: Uint8Array
}

interface HoldTable {
  readonly agency: number
  readonly digest: string
  readonly holder: string
}

/** Files that were put and that no commit holds yet. */
interface UnheldTable {
  readonly agency: number
  readonly digest: string
  readonly since: VietnamTime
}

interface CheckpointTable {
  readonly agency: number
  readonly subscriber: string
  readonly position: bigint
  /** The number of leases in its whole life; the last one's number is the proof of the lease. */
  readonly leases: number
  readonly worker: string | null
  readonly leased_until: VietnamTime | null
}
