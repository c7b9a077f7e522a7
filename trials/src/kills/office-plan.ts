import { postgres } from "@lienthong/adapters-postgres"
import { sqlite } from "@lienthong/adapters-sqlite"
import type { StorageError } from "@lienthong/core"
import type { Storage, Tenant } from "@lienthong/core/adapter"
import type { Layer } from "effect"

/** Where a store is that several processes share. */
export type StorePlace =
  | { readonly kind: "sqlite"; readonly path: string }
  | { readonly kind: "postgres"; readonly url: string }

/** Everything a process of an agency is told when it is started. */
export interface OfficePlan {
  readonly agency: { readonly code: string; readonly name: string; readonly abbreviation: string }
  /** The codes of the agencies that it writes to. */
  readonly others: ReadonlyArray<string>
  readonly store: StorePlace
  readonly axis: { readonly endpoint: string; readonly systemId: string; readonly secret: string }
  /** Decides what its clerks do. */
  readonly seed: string
  /** The file in which its host notes what was answered to it. */
  readonly journal: string
  /** A module that exports `storage`, which wraps the store in a fault. For tests of the trial. */
  readonly mutant?: string
}

/** The variable of the environment that has the plan, as JSON. */
export const planVariable = "LIENTHONG_TRIAL_OFFICE"

/** The exit code of a process that could not be opened, because its store or the axis was away. */
export const couldNotOpen = 3

/** Opens a store. */
export const storageAt = (place: StorePlace): Layer.Layer<Storage, StorageError, Tenant> =>
  place.kind === "sqlite" ? sqlite(place.path) : postgres({ url: place.url })
