import type { WorkView } from "@lienthong/core/adapter"
import { epochMillis } from "@lienthong/core/calendar"
import type { World, WorldAgency } from "../world/world.ts"
import type { Look, WorldLook } from "./look.ts"
import type { Violation } from "./violation.ts"

/** Work that sends nothing: it waits for a time. */
const watches = new Set(["watch", "look-up"])

/** Holds at the end: nothing waits to be sent, and nothing has stopped. */
export const workLeft = ({ work, name }: Look): ReadonlyArray<Violation> =>
  work
    .filter(({ kind, state }) => state !== "waiting" || !watches.has(kind))
    .map(({ id, state, attempt, note = "" }) => ({
      rule: "work",
      agency: name,
      text: `${id} is ${state} after ${attempt} attempts ${note}`,
    }))

const hourMillis = 3_600_000

/** Holds while a process runs: what is to be sent is due within some hours, by the clock of its machine. */
export const waitsForClock = (
  world: World,
  agency: WorldAgency,
  work: ReadonlyArray<WorkView>,
): ReadonlyArray<Violation> => {
  const present = world.time.now()
  const clock = present + (agency.machines[0]?.aheadMillis ?? 0)
  const runs = agency.processes.some(
    (process) => process && !process.isDead && present - process.startedAt > hourMillis,
  )
  if (!runs || present - agency.troubledAt < hourMillis) return []
  return work
    .filter(
      ({ kind, state, dueAt }) =>
        !watches.has(kind) && state === "waiting" && epochMillis(dueAt) > clock + 6 * hourMillis,
    )
    .map(({ id, dueAt }) => ({
      rule: "clock",
      agency: agency.planned.name,
      text: `${id} waits until ${dueAt}, although nothing is in its way`,
    }))
}

/** Holds at the end: no mail waits at the axis. */
export const mailLeft = (world: World, { code, name }: Look): ReadonlyArray<Violation> => {
  const left = world.axis.unacknowledged(code)
  return left === 0 ? [] : [{ rule: "mail", agency: name, text: `${left} entries wait in its mailboxes` }]
}

/** How many events a day of rest may add to a log: what is told once a day, bounds of duties that pass. */
const restingEvents = (documents: number) => 20 + 4 * documents

/** Holds at the end: a log grows by what happens. */
export const growth = (
  world: World,
  before: ReadonlyArray<WorldLook>,
  after: ReadonlyArray<WorldLook>,
): ReadonlyArray<Violation> =>
  after.flatMap(({ name, log, agency }) => {
    const grown = log.length - (before[agency.index]?.log.length ?? 0)
    return grown <= restingEvents(world.plan.documents.length)
      ? []
      : [{ rule: "growth", agency: name, text: `a day without work added ${grown} events` } as const]
  })

/** How long a worker may take with an item while nothing hinders it. */
const unhinderedMillis = 90_000
const leaseMillis = 5 * 60_000

/** Holds at any time: what a living worker holds, it works on. */
export const leasesKept = (world: World, { work, agency, name }: WorldLook): ReadonlyArray<Violation> => {
  const living = new Set(
    agency.processes.flatMap((process) => (process && !process.isDead ? [...process.workers] : [])),
  )
  const ahead = agency.machines[0]?.aheadMillis ?? 0
  const present = world.time.now()
  return work.flatMap(({ id, leased }) => {
    if (leased === undefined || !living.has(leased.worker)) return []
    const until = epochMillis(leased.until) - ahead
    const hinderedAt = Math.max(agency.troubledAt, until - leaseMillis)
    return present - hinderedAt > unhinderedMillis && until > present
      ? [
          {
            rule: "lease",
            agency: name,
            text: `${id} is leased until ${leased.until} by a living worker that does nothing with it`,
          } as const,
        ]
      : []
  })
}
