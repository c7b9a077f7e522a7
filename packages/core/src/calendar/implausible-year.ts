import { type LocalDate, plusDays, printDate, yearOf } from "../time/vietnam-time.ts"
import { decidedYears } from "./decided-years.ts"
import { type Implausible, swappedDays, tooFewWorkingDays } from "./implausible-days.ts"
import { lunarHolidays } from "./lunar-holidays.ts"
import type { WorkingYear } from "./working-year.ts"
import type { YearlyHoliday } from "./yearly-holiday.ts"

/** Lunar days are certain. An almanac based on another clock differs by at most this many days. */
const lunarTolerance = 1
const daysOfTet = 5

const isWithin = (date: LocalDate, from: LocalDate, until: LocalDate) => from <= date && date <= until

const around = (date: LocalDate, day: LocalDate) =>
  isWithin(date, plusDays(day, -lunarTolerance), plusDays(day, lunarTolerance))

const byMoon = (field: string, value: LocalDate, day: LocalDate): ReadonlyArray<Implausible> =>
  around(value, day)
    ? []
    : [
        {
          field,
          value,
          next: {
            en: `By the moon it is ${day}. Correct the row.`,
            vi: `Theo âm lịch là ngày ${printDate(day)}. Cần sửa dòng này.`,
          },
        },
      ]

const lunarDays = ({ year, tet, hungKings }: WorkingYear): ReadonlyArray<Implausible> => {
  const lunar = lunarHolidays(year)
  const [first, last] = [plusDays(tet.newYear, 1 - daysOfTet), tet.newYear]
  return [
    ...(lunar ? byMoon("tet.newYear", tet.newYear, lunar.newYear) : []),
    ...(isWithin(tet.offFrom, first, last)
      ? []
      : [
          {
            field: "tet.offFrom",
            value: tet.offFrom,
            next: {
              en: `The five days off must include the first day of the year: they begin between ${first} and ${last}.`,
              vi: `Năm ngày nghỉ phải có mùng 1 Tết: bắt đầu từ ngày ${printDate(first)} đến ngày ${printDate(last)}.`,
            },
          },
        ]),
    ...(lunar ? byMoon("hungKings", hungKings, lunar.hungKings) : []),
  ]
}

const nationalDay = ({ year, nationalDayWith }: WorkingYear): ReadonlyArray<Implausible> =>
  nationalDayWith === undefined || [`${year}-09-01`, `${year}-09-03`].includes(nationalDayWith)
    ? []
    : [
        {
          field: "nationalDayWith",
          value: nationalDayWith,
          next: {
            en: "The second day off for National Day is 1 or 3 September.",
            vi: "Ngày nghỉ thứ hai dịp Quốc khánh là 01/9 hoặc 03/9.",
          },
        },
      ]

const basisOf = ({ year, basis }: WorkingYear): ReadonlyArray<Implausible> =>
  basis === "expected" && decidedYears.some((shipped) => shipped.year === year && shipped.basis === "decided")
    ? [
        {
          field: "basis",
          value: basis,
          next: {
            en: `The days off of ${year} are decided: set the row to \`decided\`, or omit it.`,
            vi: `Lịch nghỉ năm ${year} đã được quyết định: ghi \`decided\` hoặc bỏ dòng này.`,
          },
        },
      ]
    : []

/** Days of another year, or listed twice: one of two rows or entries would be ignored. */
const strayDays = (row: WorkingYear): ReadonlyArray<Implausible> => {
  const listed = (["holidays", "daysOff", "workedDays"] as const).flatMap((list) =>
    (row[list] ?? []).map(({ date }, index) => ({
      field: `${list}.${index}.date`,
      date,
      isRepeated: row[list]?.findIndex((day) => day.date === date) !== index,
    })),
  )
  const single = [
    ["tet.newYear", row.tet.newYear],
    ["tet.offFrom", row.tet.offFrom],
    ["hungKings", row.hungKings],
    ["nationalDayWith", row.nationalDayWith],
  ] as const
  const days = [
    ...single.flatMap(([field, date]) => (date ? [{ field, date, isRepeated: false }] : [])),
    ...listed,
  ]
  return days.flatMap(({ field, date, isRepeated }) => {
    if (yearOf(date) !== row.year)
      return [
        {
          field,
          value: date,
          next: {
            en: `A row holds days of its own year: write a day of ${row.year}, or move it to the row of ${yearOf(date)}.`,
            vi: `Mỗi dòng chỉ có ngày thuộc năm của dòng: ghi ngày của năm ${row.year}, hoặc chuyển sang dòng của năm ${yearOf(date)}.`,
          },
        },
      ]
    if (!isRepeated) return []
    const next = {
      en: `${date} is listed before. Remove one of the two.`,
      vi: `Ngày ${printDate(date)} đã có trong danh sách. Cần bỏ một trong hai.`,
    }
    return [{ field, value: date, next }]
  })
}

const holidaysBeforeTheirLaw = ({ holidays = [] }: WorkingYear): ReadonlyArray<Implausible> =>
  holidays.flatMap(({ date, since }, index) =>
    since !== undefined && since > date
      ? [
          {
            field: `holidays.${index}.since`,
            value: since,
            next: {
              en: `Write the day on which its law takes effect: ${date} or before.`,
              vi: `Cần ghi ngày luật có hiệu lực: ngày ${printDate(date)} hoặc trước đó.`,
            },
          },
        ]
      : [],
  )

const workedAndOff = ({ daysOff = [], workedDays = [] }: WorkingYear): ReadonlyArray<Implausible> =>
  workedDays.flatMap(({ date }, index) =>
    daysOff.some((day) => day.date === date)
      ? [
          {
            field: `workedDays.${index}.date`,
            value: date,
            next: {
              en: `${date} is also listed as a day off. Remove it from one of the two.`,
              vi: `Ngày ${printDate(date)} cũng có trong ngày nghỉ. Cần bỏ ở một trong hai mục.`,
            },
          },
        ]
      : [],
  )

const checks = [
  strayDays,
  basisOf,
  holidaysBeforeTheirLaw,
  lunarDays,
  nationalDay,
  workedAndOff,
  swappedDays,
  tooFewWorkingDays,
]

/** The first statement of a row that cannot be right beside the yearly holidays. */
export const implausibleIn = (
  row: WorkingYear,
  rules: ReadonlyArray<YearlyHoliday>,
): Implausible | undefined => {
  for (const check of checks) {
    const [first] = check(row, rules)
    if (first !== undefined) return first
  }
  return undefined
}
