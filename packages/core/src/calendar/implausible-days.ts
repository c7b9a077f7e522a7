import { dayOfWeek, LocalDate, plusDays, printDate } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"
import { compensations, isWeekend } from "./compensation.ts"
import { statutoryHolidays } from "./statutory-holidays.ts"
import type { WorkingYear } from "./working-year.ts"
import type { YearlyHoliday } from "./yearly-holiday.ts"

/** A value that can be read but cannot be right: its path in the row, and what it should be. */
export interface Implausible {
  readonly field: string
  readonly value: unknown
  readonly next: Reason
}

type Rules = ReadonlyArray<YearlyHoliday>

/** The days on which a year's law gives rest, and those in lieu of them. */
const restDays = (row: WorkingYear, rules: Rules) => {
  const holidays = statutoryHolidays(row.year, row, rules)
  const inLieu = compensations(holidays, new Set(row.daysOff?.map(({ date }) => date)))
  const days = (of: ReadonlyArray<{ readonly date: LocalDate }>) => new Set(of.map(({ date }) => date))
  return { holidays: days(holidays), inLieu: days(inLieu) }
}

/** Why a day cannot be worked in exchange for another: only a weekly rest day that is not a holiday can. */
const unworkable = (
  date: LocalDate,
  { holidays, inLieu }: ReturnType<typeof restDays>,
): Reason | undefined => {
  const day = printDate(date)
  if (holidays.has(date))
    return {
      en: `${date} is a holiday, which stays off. Remove it from the worked days.`,
      vi: `Ngày ${day} là ngày lễ, vẫn được nghỉ. Cần bỏ khỏi danh sách ngày làm bù.`,
    }
  if (inLieu.has(date))
    return {
      en: `${date} is off in lieu of a holiday, and stays off. Remove it from the worked days.`,
      vi: `Ngày ${day} là ngày nghỉ bù ngày lễ, vẫn được nghỉ. Cần bỏ khỏi danh sách ngày làm bù.`,
    }
  return isWeekend(date)
    ? undefined
    : {
        en: `${date} is not a Saturday or Sunday, and is worked anyway. Correct the day, or remove it.`,
        vi: `Ngày ${day} không phải thứ bảy hay chủ nhật, vốn là ngày làm việc. Cần sửa hoặc bỏ ngày này.`,
      }
}

/** A swap takes a working day off and has a weekend day worked: a day of another kind is mistyped. */
export const swappedDays = (row: WorkingYear, rules: Rules): ReadonlyArray<Implausible> => {
  const rest = restDays(row, rules)
  const worked = (row.workedDays ?? []).flatMap(({ date }, index) => {
    const next = unworkable(date, rest)
    return next ? [{ field: `workedDays.${index}.date`, value: date, next }] : []
  })
  const off = (row.daysOff ?? []).flatMap(({ date }, index) => {
    if (!isWeekend(date) || rest.holidays.has(date)) return []
    const next = {
      en: `${date} is a ${dayOfWeek(date) === 6 ? "Saturday" : "Sunday"}, and is off anyway. Correct the day, or remove it.`,
      vi: `Ngày ${printDate(date)} là ${dayOfWeek(date) === 6 ? "thứ bảy" : "chủ nhật"}, vốn được nghỉ. Cần sửa hoặc bỏ ngày này.`,
    }
    return [{ field: `daysOff.${index}.date`, value: date, next }]
  })
  return [...worked, ...off]
}

/** Half of the days from Monday to Friday. A real year has about 250 working days. */
const minWorkingDays = 130

/** A year in which nothing is due for months: every deadline would move past it. */
export const tooFewWorkingDays = (row: WorkingYear, rules: Rules): ReadonlyArray<Implausible> => {
  const { holidays, inLieu } = restDays(row, rules)
  const off = new Set([...holidays, ...inLieu, ...(row.daysOff ?? []).map(({ date }) => date)])
  let count = 0
  for (let day = LocalDate.make(`${row.year}-01-01`); day <= `${row.year}-12-31`; day = plusDays(day, 1))
    if (!isWeekend(day) && !off.has(day)) count += 1
  if (count >= minWorkingDays) return []
  const field = (row.daysOff ?? []).length >= (row.holidays ?? []).length ? "daysOff" : "holidays"
  const next = {
    en: `They leave ${count} working days of the year, and a year has ${minWorkingDays} or more. List only the days of the decision.`,
    vi: `Cả năm chỉ còn ${count} ngày làm việc, ít hơn ${minWorkingDays} ngày. Chỉ ghi những ngày có trong quyết định.`,
  }
  return [{ field, value: row[field]?.map(({ date }) => date), next }]
}
