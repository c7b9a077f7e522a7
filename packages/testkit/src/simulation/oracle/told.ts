import { dateOf, vietnamTime } from "@lienthong/core/calendar"
import type { WireFault } from "../plan/trouble.ts"
import type { World } from "../world/world.ts"
import type { WorldLook } from "./look.ts"
import type { Violation } from "./violation.ts"

/** Holds at any time: the host got no answer that a host must never get. */
export const refusals = ({ agency, name }: WorldLook): ReadonlyArray<Violation> =>
  agency.desk.refusals.map(({ call, code, text }) => ({
    rule: "refusal",
    agency: name,
    text: `${call} was answered with ${code}: ${text}`,
  }))

/** Holds at the end: the host received every change. */
export const followed = ({ agency, name, changes }: WorldLook): ReadonlyArray<Violation> => {
  const missing = changes.filter(({ position }) => !agency.desk.followedAt.has(position))
  const [first] = missing
  return first === undefined
    ? []
    : [
        {
          rule: "subscriber",
          agency: name,
          text: `the host was not given ${missing.length} changes, first ${first.stream} ${first.event._tag}`,
        },
      ]
}

/** A machine compares its clock with the axis' when the last comparison, or the lack of one, is this old. */
const comparedMillis = 70_000
/** Clocks may differ by this much around midnight. */
const aroundMidnightMillis = 15 * 60_000

/** A document has the true date when it is numbered while nothing is between its agency and the axis. */
export const datedRightly = (world: World, { agency, name }: WorldLook): ReadonlyArray<Violation> => {
  const isAway = (at: number) =>
    world.plan.troubles.some(
      (trouble) =>
        trouble.kind === "away" &&
        (trouble.agency === "all" || trouble.agency === agency.index) &&
        at >= world.plan.begin + trouble.at,
    )
  return agency.dated.flatMap(({ stream, date, at, troubledAt }) => {
    const days = [-aroundMidnightMillis, 0, aroundMidnightMillis].map((by) => dateOf(vietnamTime(at + by)))
    return isAway(at) || at - troubledAt <= comparedMillis || days.some((day) => day === date)
      ? []
      : [{ rule: "date", agency: name, text: `${stream} is dated ${date} on ${days[1]}` } as const]
  })
}

/** The faults after which sending may stop for a person. */
const stopping: ReadonlySet<WireFault> = new Set(["refused", "failed", "called-duplicate"])

/** Sending stops only when the axis itself said no to a packet, never because it is away. */
export const parked = (world: World, { agency, name, changes }: WorldLook): ReadonlyArray<Violation> => {
  const mayStop =
    world.faultsMet.some(
      ({ agency: at, call, fault }) => at === agency.index && call === "submit" && stopping.has(fault),
    ) ||
    world.plan.troubles.some(
      (trouble) =>
        trouble.kind === "away" &&
        trouble.how === "failed" &&
        (trouble.agency === "all" || trouble.agency === agency.index),
    )
  if (mayStop) return []
  return changes.flatMap(({ event, stream }) =>
    event._tag === "SubmissionParked" || event._tag === "NoticeParked"
      ? [
          {
            rule: "parked",
            agency: name,
            text: `${stream} stopped: ${event.problem}, though the axis refused nothing`,
          } as const,
        ]
      : [],
  )
}

/** How often the axis must give out the same damage before a packet may be judged by it. */
const timesToJudge = 3

const damages: ReadonlySet<WireFault> = new Set(["truncated", "corrupted", "swapped"])

/** A packet is refused only when the axis says that it has none, or gives out damage again and again. */
export const refusedOnArrival = (
  world: World,
  { agency, name, changes }: WorldLook,
): ReadonlyArray<Violation> => {
  const met = world.faultsMet.filter(({ agency: at, call }) => at === agency.index && call === "fetch")
  const refused = met.filter(({ fault }) => fault === "refused").length
  const damaged = met.filter(({ fault }) => damages.has(fault)).length
  const may = refused + Math.floor(damaged / timesToJudge)
  const found = changes.filter(
    ({ event }) => event._tag === "PacketRefused" || event._tag === "RefusedOnArrival",
  )
  const [first] = found.slice(may)
  return first === undefined
    ? []
    : [
        {
          rule: "refused",
          agency: name,
          text: `${first.stream} was refused, ${found.length} in all, and the axis gave cause for ${may}`,
        },
      ]
}
