import { randomUUID } from "node:crypto"
import { it } from "@effect/vitest"
import { BlobKeys, Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Context, Effect, Layer, type Scope } from "effect"
import { besideNeighbour } from "./neighbour.ts"
import type { OpenStore } from "./open-store.ts"
import { agency, neighbourAgency } from "./sample.ts"

/**
 * Makes an adapter's layer for the store at a place. The place is a name that was never used before: a
 * lower-case letter followed by letters, digits and `_`, max 32 characters, valid for a file, a schema or a
 * database. A store that is opened again gets the same place. In tests about encryption the layer is built
 * with `BlobKeys`.
 */
export type StoreAt = (place: string) => Layer.Layer<Storage, unknown, Tenant>

/** The agency whose store is opened, and the keys for its files. */
export interface Opening {
  readonly of?: AgencyCode
  readonly keys?: BlobKeys["Service"]
}

/** Opens the store of one test until the scope closes: the same store for every call. */
export type Open = (opening?: Opening) => Effect.Effect<OpenStore, unknown, Scope.Scope>

/** A test of the contract. `body` gets the store of {@link agency}, open and empty, and its place. */
export type ContractTest = (
  name: string,
  body: (store: OpenStore, open: Open, place: string) => Effect.fn.Return<void, unknown, Scope.Scope>,
) => void

/** Makes the name of a new place. */
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

/** Uses the real clock, because an adapter may wait for its database. */
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
