import { Schema } from "effect"
import type { Reason } from "./ground.ts"

/**
 * Độ khẩn (Decision 28/2018, Art. 10.2k): thường, khẩn, thượng khẩn, hỏa tốc. `timed-flash` (hỏa tốc hẹn giờ)
 * is read but never written, because Decree 30/2020, Art. 4.2c, no longer has it.
 */
export const Urgency = Schema.Literals(["ordinary", "urgent", "very-urgent", "flash", "timed-flash"])
export type Urgency = typeof Urgency.Type

/** The name of each urgency. */
export const urgencyNames: Readonly<Record<Urgency, Reason>> = {
  ordinary: { en: "Ordinary", vi: "Thường" },
  urgent: { en: "Urgent", vi: "Khẩn" },
  "very-urgent": { en: "Very urgent", vi: "Thượng khẩn" },
  flash: { en: "Flash", vi: "Hỏa tốc" },
  "timed-flash": { en: "Flash at an appointed time", vi: "Hỏa tốc hẹn giờ" },
}
