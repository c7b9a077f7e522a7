/**
 * A priority lane for sending, one per urgency (hỏa tốc, thượng khẩn, khẩn, thường). Lane 0 is the fastest.
 */
export type Lane = 0 | 1 | 2 | 3

/**
 * The lane an outbox item queues in: a {@link Lane} for work on the axis, or 4 for local work that needs no
 * axis.
 */
export type QueueLane = Lane | 4
