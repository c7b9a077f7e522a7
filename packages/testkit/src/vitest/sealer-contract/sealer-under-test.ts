import { LogSealer } from "@lienthong/core/adapter"
import { Context, Effect, Layer, type Scope } from "effect"

/** A sealer, and one with a key that the first does not know. */
export interface SealerUnderTest {
  readonly sealer: Layer.Layer<LogSealer, unknown>
  readonly stranger: Layer.Layer<LogSealer, unknown>
}

/** Sealers that are open: the second one is the first opened again, as after a restart. */
export interface OpenSealers {
  readonly sealer: LogSealer["Service"]
  readonly again: LogSealer["Service"]
  readonly stranger: LogSealer["Service"]
}

const build = (layer: Layer.Layer<LogSealer, unknown>) =>
  Effect.map(Layer.build(Layer.fresh(layer)), Context.get(LogSealer))

/** Opens sealers for one test. */
export const openSealers = (
  sealers: Effect.Effect<SealerUnderTest, unknown, Scope.Scope>,
): Effect.Effect<OpenSealers, unknown, Scope.Scope> =>
  Effect.gen(function* () {
    const { sealer, stranger } = yield* sealers
    return { sealer: yield* build(sealer), again: yield* build(sealer), stranger: yield* build(stranger) }
  })
