import { Schema } from "effect"

/**
 * Độ khẩn (Decision 28/2018, Art. 10.2k): thường, khẩn, thượng khẩn, hỏa tốc. `timed-flash` (hỏa tốc hẹn giờ) is
 * accepted on reading; Decree 30/2020, Art. 4.2c, no longer knows it, so it is never written.
 */
export const Urgency = Schema.Literals(["ordinary", "urgent", "very-urgent", "flash", "timed-flash"])
export type Urgency = typeof Urgency.Type

/** How each urgency is said in Vietnamese. */
export const urgencyNames: Readonly<Record<Urgency, string>> = {
  ordinary: "Thường",
  urgent: "Khẩn",
  "very-urgent": "Thượng khẩn",
  flash: "Hỏa tốc",
  "timed-flash": "Hỏa tốc hẹn giờ",
}
