import type { StorageError } from "@lienthong/core"
import type { Storage, Tenant } from "@lienthong/core/adapter"
import type { Layer } from "effect"
import type { Payload } from "./payload.ts"

/** A store that was opened to be measured. Objects go in and come out: who stores text pays for the JSON. */
export interface OpenedStore {
  /** Appends to a stream that stands at `version` (0: it is not there), and fails if it stands elsewhere. */
  readonly append: (stream: string, version: number, payloads: ReadonlyArray<Payload>) => Promise<void>
  readonly readStream: (stream: string) => Promise<ReadonlyArray<unknown>>
  /** Reads the whole log in pages of `pageSize` and answers how many events it saw. */
  readonly readLog: (pageSize: number) => Promise<number>
  /** Absent: it has no work queue. */
  readonly queue?: OpenedQueue
  readonly close: () => Promise<void>
}

export interface OpenedQueue {
  /** Adds items that are due. */
  readonly add: (ids: ReadonlyArray<string>) => Promise<void>
  /** Takes one item and then completes it: two commits. */
  readonly leaseAndComplete: () => Promise<void>
}

/** Somebody to be measured. */
export interface Contender {
  readonly name: string
  readonly version: string
  /** The only work it takes part in; absent: all that its store can do. */
  readonly onlyAt?: string
  /** Opens a new store at a place: a folder of its own, or the address of an empty database. */
  readonly open: (place: string) => Promise<OpenedStore>
}

/** Somebody who was to be measured and cannot be. */
export interface Absence {
  readonly name: string
  readonly problem: string
}

/** The place where contenders over one kind of store meet. */
export interface Arena {
  readonly store: string
  /** On which terms: what makes a commit durable there. */
  readonly terms: string
  readonly contenders: ReadonlyArray<Contender | Absence>
  /** Makes a place for a new store. */
  readonly newPlace: (name: string) => Promise<string>
  /** Our own store at a place. */
  readonly storageAt: (place: string) => Layer.Layer<Storage, StorageError, Tenant>
  /** Has a store that was just filled put in the order that a store has in the long run. */
  readonly tidy: (place: string) => Promise<void>
}
