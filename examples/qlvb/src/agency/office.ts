import type { Actor, OpenedExchange } from "@lienthong/core"
import type { WorkingCalendar } from "@lienthong/core/calendar"
import type { Cast } from "./cast.ts"

/** An agency that is open: its people, and its exchange through the Promise door. */
export interface Office extends Cast {
  readonly exchange: OpenedExchange
  readonly calendar: WorkingCalendar
  readonly now: () => number
}

/** The first person of an office who has a role. */
export const whoIs = ({ people, profile }: Cast, role: NonNullable<Actor["roles"]>[number]): Actor => {
  const found = people.find(({ roles }) => roles?.includes(role))
  if (!found) throw new Error(`${profile.name} has no ${role}`)
  return found
}
