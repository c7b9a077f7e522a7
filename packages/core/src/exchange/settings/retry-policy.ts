/** When sending is retried, and when it stops and waits for a person. */
export interface RetryPolicy {
  /** Seconds before the second attempt; each further wait doubles. */
  readonly firstDelaySeconds: number
  /** The longest wait. */
  readonly maxDelaySeconds: number
  /** After this many attempts the work is parked, with an event. */
  readonly attempts: number
}

/** Tries for about a day: 15 s, 30 s, 1 min … then every 2 hours. */
export const defaultRetryPolicy: RetryPolicy = {
  firstDelaySeconds: 15,
  maxDelaySeconds: 7_200,
  attempts: 20,
}

/**
 * Milliseconds to wait after the given attempt (counted from 1), spread by up to a quarter so that many
 * agencies do not come back at once. `spread` is a random number in [0, 1).
 */
export const retryDelayMillis = (policy: RetryPolicy, attempt: number, spread: number): number => {
  const seconds = Math.min(policy.maxDelaySeconds, policy.firstDelaySeconds * 2 ** Math.min(attempt - 1, 30))
  return Math.round(seconds * 1000 * (0.75 + spread / 4))
}
