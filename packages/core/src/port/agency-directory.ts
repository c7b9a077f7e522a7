import { Context, type Effect, type Option } from "effect"
import type { VietnamTime } from "../time/vietnam-time.ts"
import type { DirectoryError } from "./directory-error.ts"
import type { StorageError } from "./storage/storage-error.ts"
import type { DirectoryEntry } from "./transport.ts"
import type { TransportError } from "./transport-error.ts"

/** Which list a directory answers from. */
export interface DirectoryReading {
  /** When the axis last gave it. */
  readonly readAt: VietnamTime
  /** 1, 2, 3 … of the lists that were kept here; absent while it could not be kept. */
  readonly version?: number
  /** The axis' address, where its adapter says it. */
  readonly from?: string
  /** Why the axis could not be asked when it was last tried: the list was kept from before. */
  readonly away?: TransportError
}

/**
 * Who can be written to over the axis (danh bạ cơ quan). An agency that is found is connected; one that is
 * not found either does not exist or is not connected (Decision 28/2018, Art. 7.1), which the directory
 * cannot tell apart.
 */
export class AgencyDirectory extends Context.Service<
  AgencyDirectory,
  {
    readonly find: (
      code: string,
    ) => Effect.Effect<Option.Option<DirectoryEntry>, DirectoryError | StorageError>
    /**
     * Which list `find` last answered from, for the plan of a dispatch; absent where there is no such list.
     */
    readonly reading?: Effect.Effect<Option.Option<DirectoryReading>>
  }
>()("@lienthong/core/port/AgencyDirectory") {}
