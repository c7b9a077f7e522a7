import { epochMillis, type StorageError, type VietnamTime } from "@lienthong/core"
import { Effect } from "effect"
import { unavailable } from "./error.ts"
import type { Server } from "./server.ts"

/** How long what was learned of the server's clock is believed, by a clock that nobody can put forward or back. */
const believedMillis = 60_000

/** The least that two clocks may differ in, however short a lease is. */
const leastTolerance = 1_000

interface Lease {
  readonly now: VietnamTime
  readonly until: VietnamTime
}

/** What the server's clock shows more than the one that nobody can put forward or back, at least and at most. */
interface Known {
  readonly least: number
  readonly most: number
  readonly learnedAt: number
}

/**
 * Makes the check of this machine's clock that stands before every lease. Leases go by the clocks of those who take
 * them; a clock that is ahead sees those of others run out early. So whoever is further from the server's clock than a
 * quarter of the lease is refused: any two that are not are at most half of it apart.
 */
export const makeClockCheck = (server: Server): ((lease: Lease) => Effect.Effect<void, StorageError>) => {
  const ask = { name: "server_clock", text: "select (extract(epoch from clock_timestamp()) * 1000)::float8" }
  let known: Known | undefined

  const learn = Effect.gen(function* () {
    const asked = performance.now()
    const [row] = yield* server.query(ask, [])
    const answered = performance.now()
    const shown = row?.[0] as number
    known = { least: shown - answered, most: shown - asked, learnedAt: answered }
    return known
  })

  return Effect.fnUntraced(function* ({ now, until }) {
    const isKnown = known !== undefined && performance.now() - known.learnedAt < believedMillis
    const { least, most } = isKnown && known ? known : yield* learn
    const ours = Date.now() - performance.now()
    const off = ours > most ? ours - most : Math.min(ours - least, 0)
    const tolerance = Math.max((epochMillis(until) - epochMillis(now)) / 4, leastTolerance)
    if (Math.abs(off) <= tolerance) return
    const direction = off > 0 ? "ahead of" : "behind"
    return yield* unavailable(
      `this machine's clock is ${Math.round(Math.abs(off) / 1_000)} s ${direction} the server's: put it right, leases go by it`,
    )
  })
}
