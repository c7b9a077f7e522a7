import type { DeliveryCommand } from "../../document/delivery/decide.ts"
import type { Commit } from "../../port/storage/commit.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { noteFailure } from "./work-note.ts"

/** What follows a failed attempt: a retry, or a person who must look. */
export interface RetryDecision extends Omit<Extract<DeliveryCommand, { readonly _tag: "Fail" }>, "_tag"> {
  /** Since when it fails while the axis answers. */
  readonly failingSince?: VietnamTime
}

/**
 * How the work item ends. Waiting uses no attempt: the item is parked and requeued at once, which resets its
 * count.
 */
export const settled = (
  { id, lease }: LeasedWork,
  decision?: RetryDecision,
): Pick<NonNullable<Commit["work"]>, "settle" | "requeue"> => {
  if (decision === undefined) return { settle: [{ id, lease, outcome: { _tag: "Done" } }] }
  const { retryAt, waits, problem, text, failingSince: since } = decision
  const left = noteFailure(text, { problem, ...(since !== undefined && { since }) })
  if (retryAt === undefined) return { settle: [{ id, lease, outcome: { _tag: "Parked", ...left } }] }
  return waits === undefined
    ? { settle: [{ id, lease, outcome: { _tag: "Again", dueAt: retryAt, ...left } }] }
    : {
        settle: [{ id, lease, outcome: { _tag: "Parked", ...left } }],
        requeue: [{ id, dueAt: retryAt }],
      }
}
