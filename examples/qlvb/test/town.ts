import { type OpenedExchange, openExchange } from "@lienthong/core"
import { workingCalendar } from "@lienthong/core/calendar"
import { type MemoryAxis, memoryAxis, minimalPdf, testOptions } from "@lienthong/testkit"
import { type Cast, casts } from "../src/agency/cast.ts"
import { groups } from "../src/agency/group.ts"
import { neighbours, silent } from "../src/agency/neighbour.ts"
import type { Office } from "../src/agency/office.ts"

/** Open agencies whole in memory, and the axis between them. */
export interface Town {
  readonly axis: MemoryAxis
  readonly of: (cast: Cast) => Office
  /** Lets everything that is queued arrive. */
  readonly settle: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A PDF that is signed and read in no time. */
export const letter = (title: string): Uint8Array => minimalPdf({ title, lines: [title] })

/** Opens agencies in memory, with signatures that cost nothing. */
export const openTown = async (given: ReadonlyArray<Cast>, now: () => number = Date.now): Promise<Town> => {
  const everyone = [...casts, ...neighbours].map(({ profile }) => profile)
  const axis = memoryAxis([...everyone, silent])
  const calendar = workingCalendar()
  const offices = new Map<Cast, Office>()
  for (const cast of given) {
    const exchange: OpenedExchange = await openExchange({
      ...testOptions(axis, cast.profile),
      agency: cast.profile,
      clock: now,
      calendar,
      recipientGroups: groups,
    })
    offices.set(cast, { ...cast, exchange, calendar, now })
  }
  const all = [...offices.values()]
  return {
    axis,
    of: (cast) => {
      const office = offices.get(cast)
      if (!office) throw new Error(`${cast.profile.name} is not open`)
      return office
    },
    settle: async () => {
      for (let moved = 1; moved > 0; ) {
        const counts = await Promise.all(
          all.map(async ({ exchange }) => (await exchange.work.drain()) + (await exchange.work.poll())),
        )
        moved = counts.reduce((sum, count) => sum + count, 0)
      }
    },
    close: async () => {
      await Promise.all(all.map(({ exchange }) => exchange.close()))
    },
  }
}
