import { Effect } from "effect"
import { type DutyRules, defaultDutySettings } from "../../policy/deadline/duty-term.ts"
import { Settings } from "./settings.ts"

/** What this agency's duties are calculated from. */
export const dutyRules: Effect.Effect<DutyRules, never, Settings> = Effect.map(
  Settings,
  ({ calendar, duties }) => ({ ...(duties ?? defaultDutySettings), calendar }),
)
