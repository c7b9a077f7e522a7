import type { Lane, QueueLane } from "../vocabulary/lane.ts"
import type { Urgency } from "../vocabulary/urgency.ts"

const lanes: Readonly<Record<Urgency, Lane>> = {
  flash: 0,
  "timed-flash": 0,
  "very-urgent": 1,
  urgent: 2,
  ordinary: 3,
}

/**
 * The lane of a document's packets and reports, by its urgency (chế độ ưu tiên; Decision 28/2018, Art. 6.2
 * and 10.2k): hỏa tốc 0, thượng khẩn 1, khẩn 2, thường 3. `timed-flash`, which is only read, shares the lane
 * of hỏa tốc.
 */
export const laneOf = (urgency: Urgency): Lane => lanes[urgency]

/** The lanes of urgent documents (văn bản khẩn; Decree 30/2020, Art. 4.2c), fastest first. */
export const urgentLanes: ReadonlyArray<Lane> = [0, 1, 2]

/** The lane of ordinary documents, and of what nobody waits for because it was missing for a day already. */
export const ordinaryLane: Lane = 3

/** The lanes of all other documents. */
export const ordinaryLanes: ReadonlyArray<Lane> = [ordinaryLane]

/** The lane of local work, such as the watch over duties. An unavailable axis does not delay it. */
export const localLane: QueueLane = 4

/**
 * Whether a document is urgent, which means sent at once after signing and handed over at once after receipt.
 */
export const isUrgent = (urgency: Urgency): boolean => laneOf(urgency) < 3
