import { randomUUID } from "node:crypto"
import { type AgencyCode, Storage, Tenant } from "@lienthong/core"
import { Context, Effect, Layer, type Scope } from "effect"
import { it } from "../it-effect.ts"
import { agency } from "./sample.ts"

/** An open store. */
export type OpenStore = Storage["Service"]

/**
 * An adapter's layer for the store at a place. The place is a name that was never used before: a lower-case letter
 * followed by letters, digits and `_`, 32 characters at most, fit for a file, a schema or a database. The same place
 * is asked for twice when a store is opened again.
 */
export type StoreAt = (place: string) => Layer.Layer<Storage, unknown, Tenant>

/** Opens the store of one test until the scope closes: the same store each time it is called. */
export type Open = (agency?: AgencyCode) => Effect.Effect<OpenStore, unknown, Scope.Scope>

/** A test of the contract: `body` is given the store of {@link agency}, open and empty. */
export type ContractTest = (
  name: string,
  body: (store: OpenStore, open: Open) => Effect.fn.Return<void, unknown, Scope.Scope>,
) => void

/** Finds a place for a store of its own. */
export const newStore = (storeAt: StoreAt): Open => {
  const layer = storeAt(`store_${randomUUID().replaceAll("-", "").slice(0, 24)}`)
  return (of = agency) =>
    Layer.fresh(layer).pipe(
      Layer.provide(Layer.succeed(Tenant, { agency: of })),
      Layer.build,
      Effect.map(Context.get(Storage)),
    )
}

/** The real clock: an adapter may wait for its database. */
export const contractTest =
  (storeAt: StoreAt): ContractTest =>
  (name, body) =>
    it.live(name, () =>
      Effect.gen(function* () {
        const open = newStore(storeAt)
        const store = yield* open()
        yield* Effect.gen(() => body(store, open))
      }),
    )
