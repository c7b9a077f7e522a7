import type { Lane } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import type { Generated, GeneratedAlways } from "kysely"

/** The tables as Kysely's queries see them; `migration/` is what creates them. */
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
  /** The agency's number and, in the lower 48 bits, the position; the next two are read out of it. */
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
  /** SHA-256 of the commit's content. */
  readonly content: string
  /** JSON of the versions it was answered with. */
  readonly versions: string
}

interface WorkTable {
  /** Order of adding over the whole file; a number is never given twice. */
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
   * Leases of its whole life; with `number` it makes the lease token, which therefore is never given twice.
   */
  readonly leases: number
  readonly leased_until: VietnamTime | null
  readonly worker: string | null
  readonly note: string | null
  /** Read out of the columns above. */
  readonly state: GeneratedAlways<"waiting" | "leased" | "parked">
}

interface FileTable {
  readonly number: Generated<number>
  readonly agency: number
  /** Null while the file is coming in. */
  readonly digest: string | null
  readonly size: number
  /** The host's key that {@link file_key} is kept under; null for a file in the clear. */
  readonly key_id: string | null
  /** The key its chunks are encrypted with, itself encrypted. */
  readonly file_key: Uint8Array | null
  readonly begun_at: string
  /** When its bytes were last put while they were there. */
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

/** Files that were put and that no commit has taken a hold on yet. */
interface UnheldTable {
  readonly agency: number
  readonly digest: string
  readonly since: VietnamTime
}

interface CheckpointTable {
  readonly agency: number
  readonly subscriber: string
  readonly position: bigint
  /** Leases of its whole life: the last one's number is its proof. */
  readonly leases: number
  readonly worker: string | null
  readonly leased_until: VietnamTime | null
}
