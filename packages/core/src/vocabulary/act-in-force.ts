import { type LocalDate, plusDays, printDate } from "../time/vietnam-time.ts"
import { type Act, type ActName, acts } from "./act.ts"
import type { Reason } from "./ground.ts"

const all: Readonly<Record<ActName, Act>> = acts
const names = Object.keys(acts) as ReadonlyArray<ActName>

const followerOf = (act: ActName): ActName | undefined => names.find((name) => name === all[act].followedBy)
const forerunnerOf = (act: ActName): ActName | undefined => names.find((name) => all[name].followedBy === act)

const isAfter = (act: ActName, day: LocalDate) => day > (all[act].until ?? day)
const isBefore = (act: ActName, day: LocalDate) => day < (all[act].from ?? day)

/** Whether an act is in force on a day. */
export const isInForce = (act: ActName, day: LocalDate): boolean => !isBefore(act, day) && !isAfter(act, day)

/**
 * The act that governs a matter on a day (văn bản có hiệu lực vào một ngày): the act itself, the one that
 * followed it, or the one before it. A document is judged by the law of its day: what was signed under
 * Circular 41/2017 keeps that rule. Returns nothing for a day before the first.
 */
export const actInForce = (act: ActName, day: LocalDate): ActName | undefined => {
  const next = isAfter(act, day) ? followerOf(act) : forerunnerOf(act)
  if (isInForce(act, day)) return act
  return next === undefined ? undefined : actInForce(next, day)
}

/** The name of the act that governs a matter on a day; the named act's when none did yet. */
export const nameOnDay = (act: ActName, day: LocalDate): Reason => all[actInForce(act, day) ?? act].name

/**
 * Names an act together with the one that followed it, for a sentence that is read on any day: `Thông tư
 * 41/2017/TT-BTTTT đến hết ngày 14/11/2026, Nghị định 68/2024/NĐ-CP từ ngày 15/11/2026`.
 */
export const nameThroughTime = (act: ActName): Reason => {
  const { name, until } = all[act]
  const follower = followerOf(act)
  if (until === undefined || follower === undefined) return name
  const since = plusDays(until, 1)
  const after = nameThroughTime(follower)
  return {
    en: `${name.en} until ${until}, ${after.en} from ${since}`,
    vi: `${name.vi} đến hết ngày ${printDate(until)}, ${after.vi} từ ngày ${printDate(since)}`,
  }
}
