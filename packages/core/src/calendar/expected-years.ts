import { LocalDate } from "./vietnam-time.ts"
import type { WorkingYear } from "./working-year.ts"

const on = LocalDate.make

/**
 * Years whose lunar dates are known and whose days off are not announced yet. The five days of Tết are set as the
 * decisions of 2018 to 2026 set them: from the eve when the new year begins on a Tuesday, else from the day before
 * the eve. A calendar does not call these years covered.
 */
export const expectedYears: ReadonlyArray<WorkingYear> = [
  {
    year: 2027,
    basis: "expected",
    tet: { newYear: on("2027-02-06"), offFrom: on("2027-02-04") },
    hungKings: on("2027-04-16"),
  },
  {
    year: 2028,
    basis: "expected",
    tet: { newYear: on("2028-01-26"), offFrom: on("2028-01-24") },
    hungKings: on("2028-04-04"),
  },
  {
    year: 2029,
    basis: "expected",
    tet: { newYear: on("2029-02-13"), offFrom: on("2029-02-12") },
    hungKings: on("2029-04-23"),
  },
  {
    year: 2030,
    basis: "expected",
    tet: { newYear: on("2030-02-02"), offFrom: on("2030-01-31") },
    hungKings: on("2030-04-12"),
  },
]
