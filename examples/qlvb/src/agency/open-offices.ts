import { join } from "node:path"
import { nationalAxis } from "@lienthong/adapters-axis"
import { sqlite } from "@lienthong/adapters-sqlite"
import { type ExchangeOptions, type Log, openExchanges } from "@lienthong/core"
import { workingCalendar } from "@lienthong/core/calendar"
import type { AxisInABox } from "./axis.ts"
import type { Cast } from "./cast.ts"
import type { Certificates } from "./certificates.ts"
import { groups } from "./group.ts"
import type { Office } from "./office.ts"

/** Offices that are open, and how they are closed. */
export interface OpenedOffices {
  readonly of: (cast: Cast) => Office
  readonly close: () => Promise<void>
}

/** What all offices of this server share. */
export interface Surroundings {
  readonly folder: string
  readonly axis: AxisInABox
  readonly certificates: Certificates
  readonly now: () => number
  readonly log: Log
  readonly workers: NonNullable<ExchangeOptions["workers"]>
}

/**
 * Opens the exchange of each agency through the Promise door, as a host does: one server, one SQLite file,
 * and keys and an account at the axis for each agency.
 */
export const openOffices = async (
  casts: ReadonlyArray<Cast>,
  { folder, axis, certificates, now, log, workers }: Surroundings,
): Promise<OpenedOffices> => {
  const calendar = workingCalendar()
  const exchanges = openExchanges({
    storage: sqlite(join(folder, "qlvb.db")),
    verifier: certificates.verifier,
    recipientGroups: groups,
    calendar,
    clock: now,
    workers,
    log,
  })
  const offices = new Map<Cast, Office>()
  for (const cast of casts) {
    const { code } = cast.profile
    const exchange = await exchanges.open({
      agency: cast.profile,
      axis: nationalAxis({
        endpoint: axis.axis.endpoint,
        systemId: axis.systemIdOf(code),
        secret: axis.secret,
        timeout: "5 seconds",
      }),
      signers: certificates.signersOf(cast),
    })
    offices.set(cast, { ...cast, exchange, calendar, now })
  }
  return {
    of: (cast) => {
      const office = offices.get(cast)
      if (!office) throw new Error(`${cast.profile.name} is not open`)
      return office
    },
    close: exchanges.close,
  }
}
