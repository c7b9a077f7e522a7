import {
  at,
  dateOf,
  isWorkingDay,
  type LocalDate,
  plusDays,
  vietnamTime,
  type WorkingCalendar,
  workingCalendar,
} from "@lienthong/core/calendar"
import { answerByHabit } from "../agency/answer-by-habit.ts"
import type { WeekClock } from "./clock.ts"
import { firstDays } from "./first-days.ts"
import { lastDays } from "./last-days.ts"
import type { WriteLetter } from "./letter.ts"
import { settle } from "./settle.ts"
import type { Players, Stage } from "./stage.ts"

const workingDaysFrom = (
  calendar: WorkingCalendar,
  today: LocalDate,
  step: 1 | -1,
  count: number,
): ReadonlyArray<LocalDate> => {
  const days: Array<LocalDate> = []
  for (let day = plusDays(today, step); days.length < count; day = plusDays(day, step))
    if (isWorkingDay(calendar, day)) days.push(day)
  return days
}

/** Plays the last five working days before today through real use cases, as fast as they go. */
export const playWeek = async (
  players: Players,
  clock: WeekClock,
  write: WriteLetter,
  today: LocalDate = dateOf(vietnamTime(Date.now())),
): Promise<void> => {
  const { province, department, commune, governmentOffice, neighbours } = players
  const offices = [province, department, commune, governmentOffice, ...neighbours.map(({ office }) => office)]
  const calendar = workingCalendar()
  const days = workingDaysFrom(calendar, today, -1, 5).toReversed()
  const dueDate = workingDaysFrom(calendar, today, 1, 4).at(-1) ?? today
  const stage: Stage = { ...players, write, days, dueDate }
  for (const { day, time, act, answers = false } of [...firstDays, ...lastDays]) {
    const date = days[day]
    if (date === undefined) throw new Error(`the week has no day ${day}`)
    clock.moveTo(at(date, time))
    if (answers) for (const { office, habit } of neighbours) await answerByHabit(office, habit)
    await act?.(stage)
    await settle(offices)
  }
}
