import type { StorageError } from "@lienthong/core"
import { epochMillis, type VietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"
import { unavailable } from "./error.ts"
import type { Server } from "./server.ts"

/** How long a measurement of the server's clock stays valid, by the monotonic clock. */
const believedMillis = 60_000

/** The min tolerated difference between two clocks, however short a lease is. */
const minTolerance = 1_000

/** Refuses a lease to a node whose clock is off by this many milliseconds; negative when it is behind. */
const clockOff = (off: number) => {
  const seconds = Math.round(Math.abs(off) / 1_000)
  const [direction, direct] = off > 0 ? ["ahead of", "nhanh"] : ["behind", "chậm"]
  return unavailable(
    {
      en: `this machine's clock is ${seconds} s ${direction} the database server's, by which work is shared out`,
      vi: `đồng hồ máy này ${direct} hơn máy chủ cơ sở dữ liệu ${seconds} giây, không phân chia được công việc`,
    },
    undefined,
    {
      en: "Set both clocks by the axis' time. Waiting work then continues; nothing is lost.",
      vi: "Chỉnh đồng hồ của cả hai máy theo giờ của Trục. Sau đó công việc chờ được tự thực hiện, không mất gì.",
    },
  )
}

/** The min and max difference between the server's clock and the monotonic one. */
interface Known {
  readonly least: number
  readonly most: number
  readonly learnedAt: number
}

/**
 * Makes the check of this machine's clock that runs before every lease. Leases follow the clocks of the nodes
 * that take them; a clock that is ahead sees other nodes' leases expire early. A node that is further from
 * the server's clock than a quarter of the lease is therefore refused: any two other nodes are at most half a
 * lease apart.
 */
export const makeClockCheck = (
  server: Server,
): ((lease: { readonly until: VietnamTime }) => Effect.Effect<void, StorageError>) => {
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

  return Effect.fnUntraced(function* ({ until }) {
    const isKnown = known !== undefined && performance.now() - known.learnedAt < believedMillis
    const { least, most } = isKnown && known ? known : yield* learn
    const present = Date.now()
    const ours = present - performance.now()
    const off = ours > most ? ours - most : Math.min(ours - least, 0)
    const tolerance = Math.max((epochMillis(until) - present) / 4, minTolerance)
    if (Math.abs(off) > tolerance) return yield* clockOff(off)
  })
}
