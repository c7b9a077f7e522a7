import type { StorageError } from "@lienthong/core"
import type { Storage, Tenant } from "@lienthong/core/adapter"
import type { Layer } from "effect"
import type { Payload } from "./payload.ts"

/** An opened store to be measured. Objects go in and out, so a store that keeps text pays for the JSON. */
export interface OpenedStore {
  /** Appends to a stream at `version` (0: it does not exist). Fails if it is at another version. */
  readonly append: (stream: string, version: number, payloads: ReadonlyArray<Payload>) => Promise<void>
  readonly readStream: (stream: string) => Promise<ReadonlyArray<unknown>>
  /** Reads the whole log in pages of `pageSize` and returns the number of events. */
  readonly readLog: (pageSize: number) => Promise<number>
  /** Absent when it has no work queue. */
  readonly queue?: OpenedQueue
  readonly close: () => Promise<void>
}

export interface OpenedQueue {
  /** Adds items that are due. */
  readonly add: (ids: ReadonlyArray<string>) => Promise<void>
  /** Leases one item and then completes it: two commits. */
  readonly leaseAndComplete: () => Promise<void>
}

/** A store to be measured. */
export interface Contender {
  readonly name: string
  readonly version: string
  /** The only work it takes part in. Absent: all that its store supports. */
  readonly onlyAt?: string
  /** Opens a new store at a place: its own folder, or the address of an empty database. */
  readonly open: (place: string) => Promise<OpenedStore>
}

/** A contender that cannot be measured. */
export interface Absence {
  readonly name: string
  readonly problem: string
}

/** Where contenders over one kind of store are compared. */
export interface Arena {
  readonly store: string
  /** The terms: what makes a commit durable there. */
  readonly terms: string
  readonly contenders: ReadonlyArray<Contender | Absence>
  /** Creates a place for a new store. */
  readonly newPlace: (name: string) => Promise<string>
  /** Our own store at a place. */
  readonly storageAt: (place: string) => Layer.Layer<Storage, StorageError, Tenant>
  /** Brings a newly filled store into the state it has in the long run. */
  readonly tidy: (place: string) => Promise<void>
}
