/** A property that no copy of a calendar has: it is not enumerable. All copies of this package know it. */
const mark = Symbol.for("@lienthong/core/calendar/WorkingCalendar")

const frozen = <A extends object>(value: A): A => {
  for (const part of Object.values(value)) if (typeof part === "object" && part !== null) frozen(part)
  return Object.freeze(value)
}

/** Marks a calendar as checked and freezes it. */
export const sealed = <Calendar extends object>(calendar: Calendar): Calendar =>
  frozen(Object.defineProperty(calendar, mark, { value: true }))

/** Whether a value is a calendar as `workingCalendar` made it: its hours and answers need no other check. */
export const isSealed = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.hasOwn(value, mark) && Object.isFrozen(value)
