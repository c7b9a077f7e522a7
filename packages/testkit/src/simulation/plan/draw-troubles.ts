import { type Chance, chanceOf } from "../../chance/chance.ts"
import type { PlannedAgency } from "./plan.ts"
import { type Trouble, type TroubleKind, wireCalls, wireFaults } from "./trouble.ts"

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** The kinds, as often as they are drawn. */
const kinds: ReadonlyArray<TroubleKind> = [
  ...Array<TroubleKind>(8).fill("wire"),
  ...Array<TroubleKind>(6).fill("crash"),
  ...Array<TroubleKind>(3).fill("disk"),
  "away",
  "away",
  "slow",
  "pause",
  "clock",
]

/** The calls, as often as they are drawn. */
const calls = [
  ...wireCalls,
  "submit",
  "submit",
  "submit",
  "fetch",
  "fetch",
  "acknowledge",
  "listInbox",
] as const

const draw = (chance: Chance, agencies: ReadonlyArray<PlannedAgency>, busyMillis: number): Trouble => {
  const agency = chance.between(0, agencies.length)
  const process = chance.between(0, agencies[agency]?.processes ?? 1)
  const at = chance.between(0, busyMillis)
  const kind = chance.pick(kinds)
  switch (kind) {
    case "wire": {
      const call = chance.pick(calls)
      const times = chance.happens(0.75) ? 1 : chance.between(2, 5)
      return { kind, agency, at, call, fault: chance.pick(wireFaults[call]), times }
    }
    case "away":
      return {
        kind,
        agency: chance.happens(0.4) ? "all" : agency,
        at,
        forMillis: chance.pick([2 * minute, 10 * minute, 50 * minute, 5 * hour, 20 * hour, 2 * day]),
        how: chance.pick(["unreachable", "unreachable", "unanswered", "busy", "failed", "unauthorized"]),
      }
    case "crash":
      return {
        kind,
        agency,
        process,
        at,
        call: chance.between(1, 60),
        when: chance.pick(["before", "after"]),
        downMillis: chance.pick([second, 20 * second, 3 * minute, 40 * minute, 10 * hour]),
      }
    case "disk":
      return {
        kind,
        agency,
        at,
        forMillis: chance.pick([2 * second, 20 * second, 3 * minute, 30 * minute]),
        how: chance.pick(["full", "failing", "answers-lost", "leases-lost"]),
      }
    case "slow":
      return { kind, agency, at, forMillis: chance.pick([minute, 10 * minute]) }
    case "pause":
      return { kind, agency, process, at, forMillis: chance.pick([30 * second, 6 * minute, 2 * hour]) }
    case "clock":
      return {
        kind,
        agency,
        at,
        byMillis: chance.pick([-day, -hour, -10 * minute, -3 * second, 5 * second, 7 * minute, hour]),
      }
  }
}

/** Draws what goes wrong. One seed in eight is without trouble. */
export const drawTroubles = (
  seed: number,
  agencies: ReadonlyArray<PlannedAgency>,
  busyMillis: number,
): ReadonlyArray<Trouble> => {
  const chance = chanceOf(seed, "troubles")
  const count = chance.happens(0.125) ? 0 : chance.between(1, 14)
  return Array.from({ length: count }, () => draw(chance, agencies, busyMillis)).sort((a, b) => a.at - b.at)
}
