import { type OpenedExchange, openExchange } from "@lienthong/core"
import { Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { epochMillis } from "@lienthong/core/calendar"
import { clerk, memoryAxis, testOptions } from "@lienthong/testkit"
import { Context, Effect, Layer } from "effect"
import { cast } from "./cast.ts"
import { type StorePlace, storageAt } from "./office-plan.ts"

const administrator = { by: { ...clerk, roles: ["administrator"] as const } }
const leaseMillis = 5 * 60_000
/** How long a worker that lives holds an item at most while nothing hinders it. */
const heldMillis = 20_000

const abandoned = (code: string, place: StorePlace) =>
  Effect.gen(function* () {
    const agency = code as AgencyCode
    const tenant = Layer.succeed(Tenant, { agency, reads: true })
    const store = Context.get(yield* Layer.build(Layer.provide(storageAt(place), tenant)), Storage)
    return (yield* store.listWork).flatMap(({ id, leased }) =>
      leased !== undefined && Date.now() - (epochMillis(leased.until) - leaseMillis) > heldMillis ? [id] : [],
    )
  }).pipe(Effect.scoped)

/** Takes the work of killed processes from them, as an administrator does who knows that they are dead. */
export const releaseLeases = async (places: ReadonlyMap<string, StorePlace>): Promise<number> => {
  const axis = memoryAxis(cast)
  let released = 0
  for (const agency of cast) {
    const place = places.get(agency.code)
    const ids = place === undefined ? [] : await Effect.runPromise(abandoned(agency.code, place))
    if (place === undefined || ids.length === 0) continue
    const exchange: OpenedExchange = await openExchange({
      ...testOptions(axis, agency),
      storage: storageAt(place),
      log: () => undefined,
    })
    for (const id of ids) if (await exchange.work.release(id, administrator)) released += 1
    await exchange.close()
  }
  return released
}
