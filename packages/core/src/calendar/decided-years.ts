import { LocalDate } from "../time/vietnam-time.ts"
import type { WorkingYear } from "./working-year.ts"

const on = LocalDate.make

const notice2025 = "TB 6150/TB-BLĐTBXH ngày 03/12/2024"
const notice2026 = "TB 9441/TB-BNV ngày 16/10/2025"

/** A swapped day and the decision that announced it. */
const swap = (announced: string, withDay: string) => `${announced}, đổi với ${withDay}`

/**
 * The years whose days off were announced for agencies that rest on Saturday and Sunday, 2018 to 2027.
 *
 * Sources: the lunar dates are those of the Vietnamese calendar (UTC+7), the same as in `lunarHolidays`. The
 * Prime Minister approved the five days of Tết and the second day of National Day each year. Swaps name the
 * letter of the Government Office (Văn phòng Chính phủ) or the notice of the ministry (Thông báo) that passed
 * the approval on. The notices 6150/TB-BLĐTBXH and 9441/TB-BNV and the letter 10065/VPCP-KGVX are known from
 * secondary sources. That letter sets Tết 2027 (4 to 10 February) and National Day 2027 (2 to 5 September),
 * and swaps no day for 24 November 2026.
 */
export const decidedYears: ReadonlyArray<WorkingYear> = [
  {
    year: 2018,
    basis: "decided",
    tet: { newYear: on("2018-02-16"), offFrom: on("2018-02-14") },
    hungKings: on("2018-04-25"),
    daysOff: [{ date: on("2018-12-31"), source: "CV 6519/VPCP-KGVX, đổi với 05/01/2019" }],
  },
  {
    year: 2019,
    basis: "decided",
    tet: { newYear: on("2019-02-05"), offFrom: on("2019-02-04") },
    hungKings: on("2019-04-14"),
    daysOff: [{ date: on("2019-04-29"), source: "CV 6519/VPCP-KGVX, đổi với 04/5/2019" }],
    workedDays: [
      { date: on("2019-01-05"), source: "CV 6519/VPCP-KGVX, đổi với 31/12/2018" },
      { date: on("2019-05-04"), source: "CV 6519/VPCP-KGVX, đổi với 29/4/2019" },
    ],
  },
  {
    year: 2020,
    basis: "decided",
    tet: { newYear: on("2020-01-25"), offFrom: on("2020-01-23") },
    hungKings: on("2020-04-02"),
  },
  {
    year: 2021,
    basis: "decided",
    tet: { newYear: on("2021-02-12"), offFrom: on("2021-02-10") },
    hungKings: on("2021-04-21"),
    nationalDayWith: on("2021-09-03"),
  },
  {
    year: 2022,
    basis: "decided",
    tet: { newYear: on("2022-02-01"), offFrom: on("2022-01-31") },
    hungKings: on("2022-04-10"),
    nationalDayWith: on("2022-09-01"),
  },
  {
    year: 2023,
    basis: "decided",
    tet: { newYear: on("2023-01-22"), offFrom: on("2023-01-20") },
    hungKings: on("2023-04-29"),
    nationalDayWith: on("2023-09-01"),
  },
  {
    year: 2024,
    basis: "decided",
    tet: { newYear: on("2024-02-10"), offFrom: on("2024-02-08") },
    hungKings: on("2024-04-18"),
    nationalDayWith: on("2024-09-03"),
    daysOff: [{ date: on("2024-04-29"), source: "CV 2450/VPCP-KGVX ngày 12/4/2024, đổi với 04/5/2024" }],
    workedDays: [{ date: on("2024-05-04"), source: "CV 2450/VPCP-KGVX ngày 12/4/2024, đổi với 29/4/2024" }],
  },
  {
    year: 2025,
    basis: "decided",
    tet: { newYear: on("2025-01-29"), offFrom: on("2025-01-27") },
    hungKings: on("2025-04-07"),
    nationalDayWith: on("2025-09-01"),
    daysOff: [{ date: on("2025-05-02"), source: swap(notice2025, "26/4/2025") }],
    workedDays: [{ date: on("2025-04-26"), source: swap(notice2025, "02/5/2025") }],
  },
  {
    year: 2026,
    basis: "decided",
    tet: { newYear: on("2026-02-17"), offFrom: on("2026-02-16") },
    hungKings: on("2026-04-26"),
    nationalDayWith: on("2026-09-01"),
    daysOff: [
      { date: on("2026-01-02"), source: "CV 12729/VPCP-KGVX ngày 25/12/2025, đổi với 10/01/2026" },
      { date: on("2026-08-31"), source: swap(notice2026, "22/8/2026") },
    ],
    workedDays: [
      { date: on("2026-01-10"), source: "CV 12729/VPCP-KGVX ngày 25/12/2025, đổi với 02/01/2026" },
      { date: on("2026-08-22"), source: swap(notice2026, "31/8/2026") },
    ],
  },
  {
    year: 2027,
    basis: "decided",
    tet: { newYear: on("2027-02-06"), offFrom: on("2027-02-04") },
    hungKings: on("2027-04-16"),
    nationalDayWith: on("2027-09-03"),
  },
]
