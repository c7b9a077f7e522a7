import type { StoredEvent } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { HashMap } from "effect"
import { type Checkpoints, emptyCheckpoints } from "./checkpoint.ts"
import { emptyFiles, type Files } from "./files.ts"
import { emptyQueue, type Queue } from "./queue.ts"

/** A commit that was made, kept to answer a second call with the same id. */
export interface MadeCommit {
  readonly content: string
  readonly versions: Readonly<Record<string, number>>
}

/**
 * The content of one agency's store as an immutable value: a commit computes the next state or none, so it
 * cannot be half done.
 */
export interface State {
  readonly agency: AgencyCode
  readonly lastPosition: bigint
  readonly log: HashMap.HashMap<bigint, StoredEvent>
  readonly streams: HashMap.HashMap<string, ReadonlyArray<StoredEvent>>
  readonly marks: HashMap.HashMap<string, string>
  readonly commits: HashMap.HashMap<string, MadeCommit>
  readonly queue: Queue
  readonly files: Files
  readonly checkpoints: Checkpoints
}

export const emptyState = (agency: AgencyCode): State => ({
  agency,
  lastPosition: 0n,
  log: HashMap.empty(),
  streams: HashMap.empty(),
  marks: HashMap.empty(),
  commits: HashMap.empty(),
  queue: emptyQueue,
  files: emptyFiles,
  checkpoints: emptyCheckpoints,
})
