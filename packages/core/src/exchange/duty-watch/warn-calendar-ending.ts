import { Effect } from "effect"
import { calendarOutlook } from "../../calendar/calendar-outlook.ts"
import { dateOf } from "../../time/vietnam-time.ts"
import { now } from "../runtime/runtime.ts"
import { Settings } from "../settings/settings.ts"

/** Warns in the log when the days off are known for 60 days or less. */
export const warnCalendarEnding = Effect.gen(function* () {
  const { calendar } = yield* Settings
  const { standing, reason } = calendarOutlook(calendar, dateOf(yield* now))
  if (standing !== "decided") yield* Effect.logWarning(`${reason.en} | ${reason.vi}`)
})

/** Warns now and then once a day. */
export const warnCalendarEndingDaily = Effect.andThen(
  warnCalendarEnding,
  Effect.forkScoped(Effect.forever(Effect.delay(warnCalendarEnding, "1 day"))),
)
