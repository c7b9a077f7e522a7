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

/** Bytes in a store. */
export interface KeptBlob {
  readonly digest: Digest
  readonly size: number
}

/**
 * The agency whose store is opened. A storage adapter's layer takes it when it is built, so no later call can
 * name another agency: access across agencies is impossible.
 */
export class Tenant extends Context.Service<
  Tenant,
  {
    readonly agency: AgencyCode
    /** Opens the store read-only: a missing one is not created. */
    readonly reads?: boolean
  }
>()("@lienthong/core/port/Tenant") {}

/**
 * The store of one agency (kho lưu trữ): its events, marks, work and files. Only `commit` changes them.
 *
 * - **Atomicity and durability**: when `commit` succeeds, everything in it survives a power cut. When it
 *   fails, nothing of it is stored. When its answer may be lost it fails with `unavailable`: then all of it
 *   is stored or nothing.
 * - **Order**: `readStream` returns versions in order without gaps. `readLog` returns positions in commit
 *   order, never before an earlier position that may still appear, and keeps the order of each stream.
 * - **Isolation**: commits are serialisable. Of two that expect the same version, one fails with
 *   `version-conflict`.
 * - **Names** of streams, marks and work are texts of up to 500 characters, compared byte for byte. No text
 *   contains a NUL or half a surrogate pair: the exchange refuses such texts with `text-invalid` before it
 *   commits. A store that cannot keep a text also fails with `text-invalid`, never with `unavailable`, which
 *   is retried.
 * - **Closing**: a call after the store's scope has ended fails with `closed`.
 *
 * The testkit's storage contract suite checks all of this against an adapter.
 */
export class Storage extends Context.Service<
  Storage,
  {
    readonly commit: (commit: Commit) => Effect.Effect<Committed, StorageError>
    /** Events with version > `after`, in order. A stream that does not exist has none. Default: 0. */
    readonly readStream: (
      stream: string,
      after?: number,
    ) => Effect.Effect<ReadonlyArray<StoredEvent>, StorageError>
    /** The last event of a stream. The cost does not grow with the stream's length. */
    readonly readLast: (stream: string) => Effect.Effect<Option.Option<StoredEvent>, StorageError>
    /** The next `limit` settled events of the agency after a position (0n: from the start). */
    readonly readLog: (
      after: bigint,
      limit: number,
    ) => Effect.Effect<ReadonlyArray<StoredEvent>, StorageError>
    /** The position up to which the log is settled, and what holds back the rest. */
    readonly logHead: Effect.Effect<LogHead, StorageError>
    /** The value of a mark. */
    readonly findMark: (key: string) => Effect.Effect<Option.Option<string>, StorageError>
    /**
     * Leases work that is due, not parked and not leased by a living worker: fastest lane first, then by due
     * time, then in the order it was added. One worker holds an item until `until` passes.
     */
    readonly leaseWork: (request: LeaseRequest) => Effect.Effect<ReadonlyArray<LeasedWork>, StorageError>
    /** When the next item of these lanes becomes due or its lease expires; `none` when there is none. */
    readonly nextDue: (
      lanes: ReadonlyArray<number>,
    ) => Effect.Effect<Option.Option<VietnamTime>, StorageError>
    /** All unfinished work, in queue order. */
    readonly listWork: Effect.Effect<ReadonlyArray<WorkView>, StorageError>
    /** One item of unfinished work. */
    readonly findWork: (id: string) => Effect.Effect<Option.Option<WorkView>, StorageError>
    /**
     * Leases a subscriber's checkpoint to `worker` until `until`; `none` while another living worker holds
     * it. A worker that asks for a checkpoint it holds gets it with a new lease.
     */
    readonly leaseCheckpoint: (
      request: LeaseCheckpoint,
    ) => Effect.Effect<Option.Option<LeasedCheckpoint>, StorageError>
    /** The position of every subscriber, by name. */
    readonly listCheckpoints: Effect.Effect<ReadonlyArray<CheckpointView>, StorageError>
    /**
     * Listens for commits of any process that add to the log (or make work due). The returned effect waits
     * for the next commit that it has not reported. It is only a hint, which may be late, doubled or lost:
     * the caller also checks from time to time.
     */
    readonly listen: (topic: "log" | "work") => Effect.Effect<Effect.Effect<void>, StorageError, Scope.Scope>
    /**
     * Stores bytes under their SHA-256, however they are split into pieces. When the stream fails, nothing is
     * stored. A commit finds the bytes for a day after each call, even if their holder releases them
     * meanwhile; after that day, bytes without a holder may be collected. After a single call, the first
     * commit that takes a hold ends this wait: when that hold is released the bytes are destroyed.
     */
    readonly putBlob: <E>(bytes: Stream.Stream<Uint8Array, E>) => Effect.Effect<KeptBlob, StorageError | E>
    /**
     * Reads bytes. Fails with `blob-missing` when they are not stored. Bytes that do not match their digest
     * end the stream with `blob-corrupt`, at the latest after the last byte: the file is complete only when
     * the stream ends without an error.
     */
    readonly getBlob: (digest: Digest) => Effect.Effect<ByteSource, StorageError>
    /** Whether new files are encrypted at rest. If so, their text is not indexed (`textOf`). */
    readonly encryptsFiles?: boolean
    /** The rows of read models. Default: they are built in memory after each start. */
    readonly views?: ViewStore
  }
>()("@lienthong/core/port/Storage") {}
