import { randomUUID } from "node:crypto"
import { it } from "@effect/vitest"
import { BlobKeys, Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Context, Effect, Layer, type Scope } from "effect"
import { besideNeighbour } from "./neighbour.ts"
import type { OpenStore } from "./open-store.ts"
import { agency, neighbourAgency } from "./sample.ts"

/**
 * An adapter's layer for the store at a place. The place is a name that was never used before: a lower-case
 * letter followed by letters, digits and `_`, 32 characters at most, fit for a file, a schema or a database.
 * The same place is asked for twice when a store is opened again. In tests about encryption the layer is
 * built with `BlobKeys`.
 */
export type StoreAt = (place: string) => Layer.Layer<Storage, unknown, Tenant>

/** Whose store is opened, and with which keys for its files. */
export interface Opening {
  readonly of?: AgencyCode
  readonly keys?: BlobKeys["Service"]
}

/** Opens the store of one test until the scope closes: the same store each time it is called. */
export type Open = (opening?: Opening) => Effect.Effect<OpenStore, unknown, Scope.Scope>

/** A test of the contract: `body` is given the store of {@link agency}, open and empty, and where it is. */
export type ContractTest = (
  name: string,
  body: (store: OpenStore, open: Open, place: string) => Effect.fn.Return<void, unknown, Scope.Scope>,
) => void

/** Finds a place for a store of its own. */
export const newPlace = (): string => `store_${randomUUID().replaceAll("-", "").slice(0, 24)}`

const openAt = (layer: Layer.Layer<Storage, unknown, Tenant>, of: AgencyCode, keys: Opening["keys"]) => {
  const tenant = Layer.succeed(Tenant, { agency: of })
  return Layer.fresh(layer).pipe(
    Layer.provide(keys === undefined ? tenant : Layer.merge(tenant, Layer.succeed(BlobKeys, keys))),
    Layer.build,
    Effect.map(Context.get(Storage)),
  )
}

/** Opens the stores of agencies that have a place to themselves. */
export const alone = (storeAt: StoreAt, place: string): Open => {
  const layer = storeAt(place)
  return ({ of = agency, keys } = {}) => openAt(layer, of, keys)
}

/**
 * Opens the stores of agencies that share their place with one that does the same things under the same
 * names.
 */
export const withNeighbour = (storeAt: StoreAt, place: string): Open => {
  const layer = storeAt(place)
  return ({ of = agency, keys } = {}) =>
    Effect.zipWith(openAt(layer, neighbourAgency, keys), openAt(layer, of, keys), (neighbour, store) =>
      besideNeighbour(store, neighbour),
    )
}

/** The real clock: an adapter may wait for its database. */
export const contractTest =
  (storeAt: StoreAt, opening: typeof alone): ContractTest =>
  (name, body) =>
    it.live(name, () =>
      Effect.gen(function* () {
        const place = newPlace()
        const open = opening(storeAt, place)
        const store = yield* open()
        yield* Effect.gen(() => body(store, open, place))
      }),
    )
