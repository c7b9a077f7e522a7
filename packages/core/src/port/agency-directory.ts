import { Context, type Effect, type Option } from "effect"
import type { VietnamTime } from "../time/vietnam-time.ts"
import type { DirectoryError } from "./directory-error.ts"
import type { StorageError } from "./storage/storage-error.ts"
import type { DirectoryEntry } from "./transport.ts"
import type { TransportError } from "./transport-error.ts"

/** Which list a directory answers from. */
export interface DirectoryReading {
  /** When the axis last returned the list. */
  readonly readAt: VietnamTime
  /** Counts the lists stored here from 1; absent when the list could not be stored. */
  readonly version?: number
  /** The axis' address, if its adapter states it. */
  readonly from?: string
  /** Why the axis could not be asked at the last attempt; the stored list is used instead. */
  readonly away?: TransportError
}

/**
 * Finds the agencies that can be written to over the axis (danh bạ cơ quan). An agency that is found is
 * connected. One that is not found either does not exist or is not connected (Decision 28/2018, Art. 7.1);
 * the directory cannot tell these apart.
 */
export class AgencyDirectory extends Context.Service<
  AgencyDirectory,
  {
    readonly find: (
      code: string,
    ) => Effect.Effect<Option.Option<DirectoryEntry>, DirectoryError | StorageError>
    /**
     * Every agency, each once, for a search. It returns the same array until something changes, then a new
     * one: a search prepares each array once. A directory without it is not searched.
     */
    readonly list?: Effect.Effect<ReadonlyArray<DirectoryEntry>, DirectoryError | StorageError>
    /** Which list `find` last answered from, for the plan of a dispatch. Absent if there is no such list. */
    readonly reading?: Effect.Effect<Option.Option<DirectoryReading>>
  }
>()("@lienthong/core/port/AgencyDirectory") {}
