import { Effect } from "effect"
import { retryUntilAnswered } from "../world/issue.ts"
import type { World } from "../world/world.ts"
import { alwaysInStores, inStoresAtTheEnd } from "./judge-stores.ts"
import { lookAt } from "./look.ts"
import { growth, leasesKept, mailLeft, waitsForClock } from "./rest.ts"
import { datedRightly, followed, parked, refusals, refusedOnArrival } from "./told.ts"
import { views } from "./views.ts"
import type { Violation } from "./violation.ts"

/** A receiver that the axis has told that it has no such packet, or given other bytes again and again. */
const wasMisled = (world: World) => (code: string) =>
  world.faultsMet.some(
    ({ agency, call, fault }) =>
      world.agencies[agency]?.planned.code === code &&
      call === "fetch" &&
      (fault === "refused" || fault === "truncated" || fault === "corrupted" || fault === "swapped"),
  )

/** What must hold at any time, whatever is broken. */
export const whatHoldsAlways = (world: World): Effect.Effect<ReadonlyArray<Violation>> =>
  Effect.map(lookAt(world), (looks) => [
    ...alwaysInStores(looks),
    ...looks.flatMap((look) => [
      ...refusals(look),
      ...parked(world, look),
      ...refusedOnArrival(world, look),
      ...datedRightly(world, look),
    ]),
  ])

/** What must hold while processes are watched closely. */
export const whatHoldsInCalm = (world: World): Effect.Effect<ReadonlyArray<Violation>> =>
  Effect.map(lookAt(world), (looks) => looks.flatMap((look) => leasesKept(world, look)))

/** What must hold of the clocks while nothing new is begun. */
export const whatHoldsOfClocks = (world: World): Effect.Effect<ReadonlyArray<Violation>> =>
  Effect.map(
    Effect.forEach(world.agencies, (agency) =>
      Effect.map(Effect.orDie(agency.store.listWork), (work) => waitsForClock(world, agency, work)),
    ),
    (found) => found.flat(),
  )

/** What must hold when everything was mended and time has passed. */
export const whatHoldsAtTheEnd = (world: World): Effect.Effect<ReadonlyArray<Violation>> =>
  Effect.gen(function* () {
    const looks = yield* lookAt(world)
    return [
      ...inStoresAtTheEnd(looks, wasMisled(world)),
      ...looks.flatMap((look) => [...mailLeft(world, look), ...followed(look)]),
    ]
  })

/** What must hold of a day on which nothing happens. */
export const whatHoldsOfRest = (
  world: World,
  rest: Effect.Effect<void>,
): Effect.Effect<ReadonlyArray<Violation>> =>
  Effect.gen(function* () {
    const before = yield* lookAt(world)
    yield* rest
    return growth(world, before, yield* lookAt(world))
  })

/** What must hold of the tables: compared with a log that nobody writes to meanwhile. */
export const whatTablesShow = (world: World): Effect.Effect<ReadonlyArray<Violation>> =>
  Effect.gen(function* () {
    const found = yield* Effect.forEach(world.agencies, (agency) =>
      Effect.gen(function* () {
        const first = yield* lookAt(world)
        const look = first[agency.index]
        if (look === undefined) return []
        const shown = yield* retryUntilAnswered(world, agency, "reports", (exchange) =>
          views(world, look, exchange),
        )
        return shown?.answer ?? []
      }),
    )
    return found.flat()
  })
