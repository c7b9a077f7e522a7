import type { DutyName } from "@lienthong/core/document"
import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect, Stream } from "effect"
import { TestClock } from "effect/testing"

/** What is on record of duties, or of one: the event, the duty and the bound that was missed. */
export const onRecord = (agency: OpenedTestAgency, only?: DutyName) =>
  Effect.map(Stream.runCollect(agency.changes()), (changes) =>
    changes.flatMap(({ kind, event }) => {
      if (kind !== "duty" || (only !== undefined && event.duty !== only)) return []
      return [`${event._tag} ${event.duty}${event._tag === "DutyMissed" ? ` ${event.bound}` : ""}`]
    }),
  )

/** Sets the clock to a time in Vietnam. */
export const setTime = (text: string) => TestClock.setTime(Date.parse(`${text}+07:00`))

/** Sets the clock and carries out everything that is due by then. */
export const at = (time: string, ...agencies: ReadonlyArray<OpenedTestAgency>) =>
  Effect.andThen(
    setTime(time),
    Effect.forEach(agencies, (agency) => agency.work.drain()),
  )
