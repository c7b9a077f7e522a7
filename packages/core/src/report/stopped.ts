import type { Delivery } from "../document/delivery/delivery.ts"
import { isStopped, mayBeResent } from "../document/delivery/standing.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"

/** Something that stopped, with what a filter asks about. */
export interface Stopped {
  readonly problem: string
  readonly lane: number
  readonly to: ReadonlyArray<string>
  readonly stoppedAt?: VietnamTime
}

/** Why `outgoing.resend` sends a delivery again, if it does: it stopped, or no report came. */
export const stoppedOf = (delivery: Delivery): ReadonlyArray<Stopped> => {
  const { lane, to, failure, unheard } = delivery
  if (failure && isStopped(delivery))
    return [{ problem: failure.problem, lane, to: [to.code], stoppedAt: failure.at }]
  return mayBeResent(delivery)
    ? [
        {
          problem: `unheard/${unheard?.finding}`,
          lane,
          to: [to.code],
          ...(unheard?.askedAt && { stoppedAt: unheard.askedAt }),
        },
      ]
    : []
}
