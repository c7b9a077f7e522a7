import { AgencyDirectory, type DirectoryEntry } from "@lienthong/core/adapter"
import { Context, Effect, Layer, type Scope } from "effect"

/** A directory that lists some agencies. */
export interface DirectoryUnderTest {
  readonly directory: Layer.Layer<AgencyDirectory, unknown>
  /** Agencies that it lists, at least two: one with another code, if the directory knows such codes. */
  readonly listed: ReadonlyArray<DirectoryEntry>
  /** The same kind of directory while it cannot be asked. */
  readonly away?: Layer.Layer<AgencyDirectory, unknown>
}

/** A directory that is open. */
export interface OpenDirectory {
  readonly directory: AgencyDirectory["Service"]
  readonly listed: ReadonlyArray<DirectoryEntry>
  readonly away: AgencyDirectory["Service"]
}

const build = (layer: Layer.Layer<AgencyDirectory, unknown>) =>
  Effect.map(Layer.build(Layer.fresh(layer)), Context.get(AgencyDirectory))

const missing = Layer.effect(AgencyDirectory, Effect.die(new Error("the suite was given none that is away")))

/** Opens a directory for one test. */
export const openDirectory = (
  directory: Effect.Effect<DirectoryUnderTest, unknown, Scope.Scope>,
  { asksAway }: { readonly asksAway: boolean },
): Effect.Effect<OpenDirectory, unknown, Scope.Scope> =>
  Effect.gen(function* () {
    const { directory: layer, listed, away = missing } = yield* directory
    return { directory: yield* build(layer), listed, away: yield* build(asksAway ? away : layer) }
  })
