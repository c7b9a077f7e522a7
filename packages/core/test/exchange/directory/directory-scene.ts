import { type StorageError, TransportError } from "@lienthong/core"
import { byteSource, type DirectoryEntry, getBytes, Storage, Transport } from "@lienthong/core/adapter"
import { memoryAxis, type OpenedTestAgency, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { btttt, by, sealed, start, tayNinh, vpcp } from "../scene.ts"

export const hour = "61 minutes"

/** An axis whose directory can be taken away and changed, and a store that outlives its processes. */
export const openOffice = Effect.gen(function* () {
  yield* TestClock.setTime(start)
  const axis = memoryAxis([tayNinh, vpcp, btttt])
  const directory: {
    entries: ReadonlyArray<DirectoryEntry>
    away: boolean
    asked: number
    endpoint?: string
  } = {
    entries: [tayNinh, vpcp, btttt],
    away: false,
    asked: 0,
  }
  const transport = (code: string) =>
    Layer.effect(
      Transport,
      Effect.map(Transport, (real) => ({
        ...real,
        ...(directory.endpoint !== undefined && { endpoint: directory.endpoint }),
        directory: Effect.suspend(() => {
          directory.asked += 1
          return directory.away
            ? Effect.fail(
                new TransportError({ reason: "unreachable", detail: { endpoint: "https://truc.example" } }),
              )
            : Effect.succeed(directory.entries)
        }),
      })),
    ).pipe(Layer.provide(axis.transport(code)))
  const first = yield* openTestAgency({ transport }, tayNinh)
  const storage = Layer.succeed(Storage, first.store)
  /** Another process of the same agency, or the same one after a restart. */
  const reopened = openTestAgency({ transport }, tayNinh, { storage })
  /** The same, where what the store gives of one file is not what was kept. */
  const damaged = (digest: string, give: (bytes: Uint8Array) => Effect.Effect<Uint8Array, StorageError>) =>
    openTestAgency({ transport }, tayNinh, {
      storage: Layer.succeed(Storage, {
        ...first.store,
        getBlob: (wanted) =>
          Effect.flatMap(getBytes(first.store, wanted), (bytes) =>
            Effect.map(wanted === digest ? give(bytes) : Effect.succeed(bytes), byteSource),
          ),
      }),
    })
  return { axis, directory, first, reopened, damaged }
})

export const readings = ({ store }: OpenedTestAgency) =>
  Effect.map(store.readStream("directory/axis"), (all) => all.map(({ data }) => JSON.parse(data)))

export const dispatch = (agency: OpenedTestAgency, to: string = vpcp.code) =>
  Effect.flatMap(sealed(agency), (id) =>
    Effect.map(agency.outgoing.dispatch(id, { to: [to] }, by), (plan) => ({ id, plan })),
  )
