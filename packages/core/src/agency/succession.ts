import { Schema } from "effect"
import { SeenText } from "../text/seen-text.ts"
import { LocalDate, plusDays } from "../time/vietnam-time.ts"
import { agencyKey, isSameAgencyCode } from "../vocabulary/key.ts"
import { AgencyCode } from "./agency-code.ts"
import { type AgencyIdentifier, parentAgency, printAgencyIdentifier } from "./agency-identifier.ts"
import { firstDayWithoutDistricts } from "./level-of-government.ts"
import { forBothStandards } from "./other-standard.ts"

/**
 * One change of agencies (sáp nhập, hợp nhất, chia, giải thể, đổi mã): from a day on the agency with one code
 * stands in the place of another. Several rows of one `from` are a division; several of one `to` a merger.
 */
export const Succession = Schema.Struct({
  /** The code that ended. */
  from: AgencyCode,
  /** The code that took over; absent when no agency did, as for a district that was abolished. */
  to: Schema.optionalKey(AgencyCode),
  /** The first day on which it holds. */
  since: LocalDate,
  /** The act by which it was decided, `Nghị quyết 202/2025/QH15`. */
  source: SeenText,
})
export interface Succession extends Schema.Schema.Type<typeof Succession> {}

/** Looks up which agency replaces which on a day. */
export interface Successions {
  /**
   * The codes that stand in an agency's place on a day, each itself standing then: the code itself while it
   * stands, none when it ended without a successor, several after a division.
   */
  readonly standing: (code: string, day: LocalDate) => ReadonlyArray<string>
  /** The codes that ended, and in whose place an agency stands on a day (mã cũ). */
  readonly former: (code: string, day: LocalDate) => ReadonlyArray<string>
}

const grouped = <A>(
  items: ReadonlyArray<A>,
  keyOf: (item: A) => string,
): ReadonlyMap<string, ReadonlyArray<A>> => {
  const groups = new Map<string, Array<A>>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** Indexes the rows in both directions. A row about a code of level 1 holds under both standards. */
export const successionsOf = (given: ReadonlyArray<Succession>): Successions => {
  const rows = forBothStandards(given)
  const byFrom = grouped(rows, ({ from }) => agencyKey(from))
  const byTo = grouped(rows, ({ to }) => agencyKey(to ?? ""))
  const walk = (code: string, day: LocalDate, after: string): ReadonlyArray<string> => {
    const then = (byFrom.get(agencyKey(code)) ?? []).filter(({ since }) => since >= after && since <= day)
    const first = then.map(({ since }) => since).toSorted()[0]
    if (first === undefined) return [code]
    // Searching from the next day lets an agency be restored and prevents cycles.
    return then
      .filter(({ since }) => since === first)
      .flatMap(({ to }) => (to === undefined ? [] : walk(to, day, plusDays(first, 1))))
  }
  const standing = (code: string, day: LocalDate) => {
    // An agency that takes over from another exists from then on, even if it had ended before.
    const begun = (byTo.get(agencyKey(code)) ?? []).flatMap(({ since }) => (since <= day ? [since] : []))
    const last = begun.toSorted().at(-1)
    const found = walk(code, day, last === undefined ? "" : plusDays(last, 1))
    return found.filter((each, index) => found.findIndex((other) => isSameAgencyCode(other, each)) === index)
  }
  let kept:
    | { readonly day: LocalDate; readonly former: ReadonlyMap<string, ReadonlyArray<string>> }
    | undefined
  const formerOn = (day: LocalDate) => {
    const pairs = [...byFrom.values()].flatMap(([row]) =>
      row === undefined ? [] : standing(row.from, day).map((to) => ({ from: row.from, to: agencyKey(to) })),
    )
    const changed = pairs.filter(({ from, to }) => agencyKey(from) !== to)
    return new Map(
      [...grouped(changed, ({ to }) => to)].map(([to, froms]) => [to, froms.map(({ from }) => from)]),
    )
  }
  return {
    standing,
    former: (code, day) => {
      if (kept?.day !== day) kept = { day, former: formerOn(day) }
      return kept.former.get(agencyKey(code)) ?? []
    },
  }
}

/** Why a row contradicts the others, if it does. */
export interface SuccessionFault {
  readonly row: number
  readonly fault: "same-code" | "given-twice" | "both-ended-and-followed" | "chained-in-a-day"
}

/**
 * Finds the first row that contradicts itself or another: it names one code twice, is given twice, says both
 * that an agency was followed and that it was not, or goes on from a code that took over on the same day.
 */
export const wrongSuccession = (rows: ReadonlyArray<Succession>): SuccessionFault | undefined => {
  const begun = grouped(rows, ({ from, since }) => `${since} ${agencyKey(from)}`)
  for (const [row, { from, to, since }] of rows.entries()) {
    if (to !== undefined && isSameAgencyCode(from, to)) return { row, fault: "same-code" }
    const others = (begun.get(`${since} ${agencyKey(from)}`) ?? []).filter((other) => other !== rows[row])
    if (others.some((other) => agencyKey(other.to ?? "") === agencyKey(to ?? "")))
      return { row, fault: "given-twice" }
    if (others.some((other) => (other.to === undefined) !== (to === undefined)))
      return { row, fault: "both-ended-and-followed" }
    if (to !== undefined && begun.has(`${since} ${agencyKey(to)}`)) return { row, fault: "chained-in-a-day" }
  }
  return undefined
}

/**
 * The agency above another on a day: the nearest one above by its code that stands, or the one that took its
 * place. A parent that has ended is skipped: above a commune whose district was abolished stands the
 * province.
 */
export const parentOnDay = (
  identifier: AgencyIdentifier,
  day: LocalDate,
  successions: Successions,
): AgencyCode | undefined => {
  const { standing } = successions
  const parent = parentAgency(identifier)
  if (parent === undefined) return undefined
  const now = standing(printAgencyIdentifier(parent), day)
  return now.length === 1 && now[0] !== undefined
    ? AgencyCode.make(now[0])
    : parentOnDay(parent, day, { standing, former: () => [] })
}

/** A level of local government (cấp chính quyền địa phương). */
export type LocalLevel = "province" | "district" | "commune"

/** The levels of local government on a day: there are no districts from 1 July 2025 on. */
export const localLevels = (day: LocalDate): ReadonlyArray<LocalLevel> =>
  day < firstDayWithoutDistricts ? ["province", "district", "commune"] : ["province", "commune"]
