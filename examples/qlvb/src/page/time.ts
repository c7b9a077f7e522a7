import { dateOf, type LocalDate, printDate, timeOfDay, type VietnamTime } from "@lienthong/core/calendar"

/** 27/11 */
export const shortDate = (date: LocalDate | ""): string =>
  date === "" ? "" : `${date.slice(8)}/${date.slice(5, 7)}`

/** 27/11/2026 */
export const longDate = (date: LocalDate | "" | undefined): string => (date ? printDate(date) : "")

/** 16:47 */
export const clock = (time: VietnamTime): string => timeOfDay(time).slice(0, 5)

/** 27/11 16:47 */
export const shortTime = (time: VietnamTime): string => `${shortDate(dateOf(time))} ${clock(time)}`

/** 27/11/2026 16:47 */
export const longTime = (time: VietnamTime): string => `${printDate(dateOf(time))} ${clock(time)}`
