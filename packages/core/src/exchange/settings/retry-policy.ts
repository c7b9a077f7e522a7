/** When sending is retried and when it stops and waits for a person, and how long a packet is read again. */
export interface RetryPolicy {
  /** Seconds before the second attempt; each further wait doubles. */
  readonly firstDelaySeconds: number
  /** The longest wait. */
  readonly maxDelaySeconds: number
  /** After this many attempts the work is parked, with an event. */
  readonly attempts: number
  /**
   * How long a packet that cannot be read, contradicts its mailbox entry or is here already is read again
   * before it is refused, since an axis in trouble hands out such packets for a while. A test sets it low.
   */
  readonly readAgainSeconds: number
}

/** Tries for about a day: 15 s, 30 s, 1 min … then every 2 hours. Reads again for 2 hours. */
export const defaultRetryPolicy: RetryPolicy = {
  firstDelaySeconds: 15,
  maxDelaySeconds: 7_200,
  attempts: 20,
  readAgainSeconds: 7_200,
}

export type RetryDelays = Pick<RetryPolicy, "firstDelaySeconds" | "maxDelaySeconds">

/**
 * Milliseconds to wait after the given attempt (counted from 1), spread by up to a quarter so that many
 * agencies do not come back at once. `spread` is a random number in [0, 1).
 */
export const retryDelayMillis = (policy: RetryDelays, attempt: number, spread: number): number => {
  const seconds = Math.min(policy.maxDelaySeconds, policy.firstDelaySeconds * 2 ** Math.min(attempt - 1, 30))
  return Math.round(seconds * 1000 * (0.75 + spread / 4))
}
