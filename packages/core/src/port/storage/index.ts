// What core gives of the store: its port, and what an adapter shares with every other.

export { type BlobKey, BlobKeys } from "./blob-keys.ts"
export type {
  CheckpointView,
  LeaseCheckpoint,
  LeasedCheckpoint,
  MoveCheckpoint,
} from "./checkpoint.ts"
export type { Append, BlobHold, Commit, Committed, Expected, Mark } from "./commit.ts"
export { commitContent, isExpected } from "./commit-rules.ts"
export { type Hints, type HintTopic, hintsOf, makeHints } from "./hints.ts"
export { findUnstorable, storableText } from "./storable-text.ts"
export { Storage, Tenant } from "./storage.ts"
export { StorageError } from "./storage-error.ts"
export {
  chainPreimage,
  chainStart,
  type LogHead,
  type NewEvent,
  type StoredEvent,
} from "./stored-event.ts"
export { traced } from "./traced.ts"
export type {
  Lane,
  LeasedWork,
  LeaseRequest,
  NewWork,
  QueueLane,
  ReleasedWork,
  RequeuedWork,
  SettledWork,
  WorkView,
} from "./work.ts"
