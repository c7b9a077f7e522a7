/**
 * A lane of what is sent: 0 is the fastest. One lane per urgency (hỏa tốc, thượng khẩn, khẩn, thường).
 */
export type Lane = 0 | 1 | 2 | 3

/** Where an item queues: {@link Lane} 0 to 3 for what is sent, and 4 for what is done in the house, without the axis. */
export type QueueLane = Lane | 4
