import type { AgencyCode } from "../../agency/agency-code.ts"
import type { LogHead, StoredEvent } from "../../log/stored-event.ts"
import type { CheckpointView, LeaseCheckpoint, LeasedCheckpoint } from "../../port/storage/checkpoint.ts"
import type { Commit, Committed } from "../../port/storage/commit.ts"
import type { KeptBlob, Storage } from "../../port/storage/storage.ts"
import type { LeasedWork, LeaseRequest, WorkView } from "../../port/storage/work.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Digest } from "../../vocabulary/file.ts"
import type { PlainFileEncryption } from "../encryption/plain-file-encryption.ts"
import type { HintTopic } from "../hints.ts"
import type { CallContext } from "./call-adapter.ts"
import type { PlainBytes } from "./plain-bytes.ts"
import type { PromiseViewStore } from "./view-store-from.ts"

/** Notifies listeners of a commit: both topics when it is not known what the commit contains. */
export type TellListeners = (topics: ReadonlyArray<HintTopic>) => void

/**
 * The store of one agency as async functions; {@link Storage} documents each. An async iterable that is
 * stored may throw: then nothing is stored, and the error is passed on.
 */
export interface PromiseStorage {
  readonly commit: (commit: Commit, call: CallContext) => Promise<Committed>
  readonly readStream: (
    stream: string,
    after: number,
    call: CallContext,
  ) => Promise<ReadonlyArray<StoredEvent>>
  readonly readLast: (stream: string, call: CallContext) => Promise<StoredEvent | undefined>
  readonly readLog: (after: bigint, limit: number, call: CallContext) => Promise<ReadonlyArray<StoredEvent>>
  readonly logHead: (call: CallContext) => Promise<LogHead>
  readonly findMark: (key: string, call: CallContext) => Promise<string | undefined>
  readonly leaseWork: (request: LeaseRequest, call: CallContext) => Promise<ReadonlyArray<LeasedWork>>
  readonly nextDue: (lanes: ReadonlyArray<number>, call: CallContext) => Promise<VietnamTime | undefined>
  readonly listWork: (call: CallContext) => Promise<ReadonlyArray<WorkView>>
  readonly findWork: (id: string, call: CallContext) => Promise<WorkView | undefined>
  readonly leaseCheckpoint: (
    request: LeaseCheckpoint,
    call: CallContext,
  ) => Promise<LeasedCheckpoint | undefined>
  readonly listCheckpoints: (call: CallContext) => Promise<ReadonlyArray<CheckpointView>>
  /**
   * Watches for commits of other processes and calls `tell` for each; called once, when somebody first
   * listens, and again if it failed. It resolves once it is watching, and watches until `close`. Listeners
   * hear of the commits of their own process without it.
   */
  readonly listen?: (tell: TellListeners, call: CallContext) => Promise<unknown>
  readonly putBlob: (bytes: AsyncIterable<Uint8Array>, call: CallContext) => Promise<KeptBlob>
  readonly getBlob: (digest: Digest, call: CallContext) => Promise<Uint8Array | PlainBytes>
  readonly encryptsFiles?: boolean
  readonly views?: PromiseViewStore
  /** Closes the database together with the store. No function is called after it. */
  readonly close?: () => Promise<unknown>
}

/** How the store of an agency is opened. */
export interface StorageOpening {
  /** Opens the store read-only: a missing one is not created. */
  readonly reads: boolean
  /**
   * Encrypts files with the keys of the program's `BlobKeys`, if it has them. A store with an option of its
   * own for keys makes its encryption with `plainFileEncryption`.
   */
  readonly encryption: PlainFileEncryption
}

/** Opens the store of an agency. */
export type OpenPromiseStorage = (
  agency: AgencyCode,
  opening: StorageOpening,
) => PromiseStorage | Promise<PromiseStorage>
