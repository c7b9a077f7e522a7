import { LocalDate } from "./vietnam-time.ts"
import type { WorkingYear } from "./working-year.ts"

const on = LocalDate.make

/** Said of a swap that was announced, whose letter of the Government Office is not at hand. */
const letterUnknown = "(không rõ số công văn | the letter's number is not known)"

/**
 * The years whose days off were announced for agencies that rest on Saturday and Sunday, 2018 to 2026.
 *
 * Sources: the lunar dates are those of the Vietnamese calendar (UTC+7), and `lunarHolidays` reckons the same ones.
 * The five days of Tết and the second day of National Day are the ones the Prime Minister approved each year. Swaps
 * name the letter of the Government Office (Văn phòng Chính phủ) that passed the approval on. Those of 2/5/2025 and
 * 31/8/2026 say that the letter's number is not known: check these two before relying on them in a dispute.
 *
 * 24 November (Ngày Văn hóa Việt Nam), announced in 2026, is not here: the Labour Code did not name it yet when this
 * was written. A host adds it under `holidays`.
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
    daysOff: [{ date: on("2025-05-02"), source: `Đổi với 26/4/2025, theo VietnamPlus ${letterUnknown}` }],
    workedDays: [{ date: on("2025-04-26"), source: `Đổi với 02/5/2025, theo VietnamPlus ${letterUnknown}` }],
  },
  {
    year: 2026,
    basis: "decided",
    tet: { newYear: on("2026-02-17"), offFrom: on("2026-02-16") },
    hungKings: on("2026-04-26"),
    nationalDayWith: on("2026-09-01"),
    daysOff: [
      { date: on("2026-01-02"), source: "CV 12729/VPCP-KGVX ngày 25/12/2025, đổi với 10/01/2026" },
      { date: on("2026-08-31"), source: `Đổi với 22/8/2026 ${letterUnknown}` },
    ],
    workedDays: [
      { date: on("2026-01-10"), source: "CV 12729/VPCP-KGVX ngày 25/12/2025, đổi với 02/01/2026" },
      { date: on("2026-08-22"), source: `Đổi với 31/8/2026 ${letterUnknown}` },
    ],
  },
]
