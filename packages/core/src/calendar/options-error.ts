import type { Reason } from "../vocabulary/ground.ts"
import { CalendarError } from "./calendar-error.ts"
import { problemAt, shown } from "./fault.ts"

const refuse = (problem: Reason, next: Reason, value: unknown = undefined) =>
  new CalendarError({
    reason: "table-invalid",
    detail: {
      field: "",
      ...(value !== undefined && { value: shown(value) }),
      problem: problem.en,
      problemVi: problem.vi,
      next: next.en,
      nextVi: next.vi,
    },
  })

const pathGiven = (given: string | URL): CalendarError => {
  const { problem = "", problemVi = "" } = problemAt("", { value: shown(given) })
  const read = '`workingCalendar(readCalendarFile(await readFile(path, "utf8")))`.'
  return refuse(
    { en: problem, vi: problemVi },
    { en: `Read the file first: ${read}`, vi: `Đọc tệp trước: ${read}` },
    given,
  )
}

const notAwaited = () =>
  refuse(
    { en: "a Promise was given, not its value.", vi: "giá trị chưa có, còn phải chờ kết quả." },
    {
      en: "An `await` is missing: `workingCalendar(await …)`.",
      vi: "Thiếu `await`: `workingCalendar(await …)`.",
    },
  )

const fields = "years, yearlyHolidays, hours"

const notPlain = () =>
  refuse(
    {
      en: "what was given is not a plain object that has the fields itself.",
      vi: "giá trị không phải đối tượng tự có các mục của bảng lịch.",
    },
    {
      en: `Pass a plain object with the fields ${fields}, as \`{ years: […] }\`.`,
      vi: `Cần truyền một đối tượng gồm các mục \`${fields}\`, ví dụ \`{ years: […] }\`.`,
    },
  )

/** Whether an object is written as `{ … }`, also in another realm, or has no prototype. */
const isPlain = (given: object): boolean => {
  const parent: unknown = Object.getPrototypeOf(given)
  if (parent === null) return true
  return Object.getPrototypeOf(parent) === null && Object.hasOwn(parent as object, "isPrototypeOf")
}

/**
 * The error for a value given in place of options. It has none of their fields, so without this error the
 * shipped table would be used.
 */
export const optionsError = (given: unknown): CalendarError | undefined => {
  if (typeof given === "string" || given instanceof URL) return pathGiven(given)
  if (typeof given !== "object" || given === null || Array.isArray(given)) return undefined
  if ("then" in given && typeof given.then === "function") return notAwaited()
  return isPlain(given) ? undefined : notPlain()
}
