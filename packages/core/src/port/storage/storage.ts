import { Context, type Effect, type Option, type Scope, type Stream } from "effect"
import type { AgencyCode } from "../../agency/agency-code.ts"
import type { LogHead, StoredEvent } from "../../log/stored-event.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Digest } from "../../vocabulary/file.ts"
import type { ByteSource } from "./byte-source.ts"
import type { CheckpointView, LeaseCheckpoint, LeasedCheckpoint } from "./checkpoint.ts"
import type { Commit, Committed } from "./commit.ts"
import type { StorageError } from "./storage-error.ts"
import type { ViewStore } from "./view-store.ts"
import type { LeasedWork, LeaseRequest, WorkView } from "./work.ts"

/** Bytes that a store keeps. */
export interface KeptBlob {
  readonly digest: Digest
  readonly size: number
}

/**
 * The agency whose store is opened. A storage adapter's layer takes it when it is built, so that no later
 * call can name another one: crossing agencies is not forbidden but impossible.
 */
export class Tenant extends Context.Service<Tenant, { readonly agency: AgencyCode }>()(
  "@lienthong/core/port/Tenant",
) {}

/**
 * The store of one agency (kho lưu trữ): events, marks, work and files, all changed only through `commit`.
 *
 * - **Atomicity and durability**: when `commit` succeeds everything in it survives a power cut; when it fails
 *   nothing of it is there. Where the answer may be lost it fails with `unavailable`: then all of it is there
 *   or nothing.
 * - **Order**: `readStream` gives versions in order without holes; `readLog` gives positions in commit order,
 *   never one that a later, smaller one could still precede, and keeps the order of each stream.
 * - **Isolation**: commits are serialisable; of two that expect the same version one fails with
 *   `version-conflict`.
 * - Names of streams, marks and work are texts of up to 500 characters, compared byte for byte. No text has
 *   half a surrogate pair or a NUL in it. The exchange refuses others with `text-invalid` before it commits;
 *   a store that cannot keep a text says so, too, and not `unavailable`, after which the same is tried again.
 * - A call after the scope in which the store was opened has ended fails with `closed`.
 *
 * The testkit's storage contract suite checks all of this against an adapter.
 */
export class Storage extends Context.Service<
  Storage,
  {
    readonly commit: (commit: Commit) => Effect.Effect<Committed, StorageError>
    /** Events with version > `after` (0 by default), in order. A stream that does not exist has none. */
    readonly readStream: (
      stream: string,
      after?: number,
    ) => Effect.Effect<ReadonlyArray<StoredEvent>, StorageError>
    /** The last event of a stream: the cost does not grow with the stream's length. */
    readonly readLast: (stream: string) => Effect.Effect<Option.Option<StoredEvent>, StorageError>
    /** The next `limit` settled events of the whole agency after a position (0n: from the start). */
    readonly readLog: (
      after: bigint,
      limit: number,
    ) => Effect.Effect<ReadonlyArray<StoredEvent>, StorageError>
    /** How far the log is settled, and what holds the rest back. */
    readonly logHead: Effect.Effect<LogHead, StorageError>
    /** The value of a mark. */
    readonly findMark: (key: string) => Effect.Effect<Option.Option<string>, StorageError>
    /**
     * Takes work: items that are due, not parked and not leased by a living worker, fastest lane first, then
     * by due time, then in the order they were added. An item is leased to one worker at a time until `until`
     * passes.
     */
    readonly leaseWork: (request: LeaseRequest) => Effect.Effect<ReadonlyArray<LeasedWork>, StorageError>
    /** When the next item of these lanes becomes due or its lease runs out; `none` when there is none. */
    readonly nextDue: (
      lanes: ReadonlyArray<number>,
    ) => Effect.Effect<Option.Option<VietnamTime>, StorageError>
    /** All work not yet done, in queue order. */
    readonly listWork: Effect.Effect<ReadonlyArray<WorkView>, StorageError>
    /** One item of work not yet done. */
    readonly findWork: (id: string) => Effect.Effect<Option.Option<WorkView>, StorageError>
    /**
     * Takes a subscriber's checkpoint for `worker` until `until`: `none` while another living worker has it.
     * A worker that asks again for what it holds gets it with a new lease.
     */
    readonly leaseCheckpoint: (
      request: LeaseCheckpoint,
    ) => Effect.Effect<Option.Option<LeasedCheckpoint>, StorageError>
    /** How far every subscriber has come, by name. */
    readonly listCheckpoints: Effect.Effect<ReadonlyArray<CheckpointView>, StorageError>
    /**
     * From now on a commit that adds to the log (or makes work due) is noticed, by whichever process it was
     * made: the effect it gives waits for one that has not been waited for yet. Only a hint, which may be
     * late, doubled or lost: whoever waits also looks by itself from time to time.
     */
    readonly listen: (topic: "log" | "work") => Effect.Effect<Effect.Effect<void>, StorageError, Scope.Scope>
    /**
     * Keeps bytes under their SHA-256, however they come in pieces; when the stream fails nothing is kept. A
     * second call with the same bytes gives them another day. For a day after each call a commit finds them,
     * even where their holder lets go of them meanwhile; bytes that nobody holds may be collected after it.
     * After the first call alone, the commit that first takes a hold ends that wait: when it lets go they are
     * destroyed.
     */
    readonly putBlob: <E>(bytes: Stream.Stream<Uint8Array, E>) => Effect.Effect<KeptBlob, StorageError | E>
    /**
     * Gives bytes back; `blob-missing` when they are not here. What does not fit its digest ends the stream
     * with `blob-corrupt`, at the latest after the last byte: only a stream that ended well was the file.
     */
    readonly getBlob: (digest: Digest) => Effect.Effect<ByteSource, StorageError>
    /**
     * The rows of read models; absent where the store keeps none: they are then built in memory after each
     * start.
     */
    readonly views?: ViewStore
  }
>()("@lienthong/core/port/Storage") {}
