import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import type { Delivery } from "../../document/delivery/delivery.ts"
import { isStopped, mayBeResent } from "../../document/delivery/standing.ts"
import type { Facts } from "../../report/facts.ts"
import { resendDocument } from "../outgoing/resend-document.ts"
import type { WithFacts } from "../report/kept-facts.ts"
import { isWanted, maxAtOnce, type ResendRequest, readResendRequest, type Stopped } from "./repair-filter.ts"
import type { Repair } from "./requeue-all.ts"

/**
 * A document that is, or would be, sent again, with its recipients whose delivery stopped or was not
 * reported.
 */
export interface ResentDocument {
  readonly document: string
  readonly recipients: ReadonlyArray<Stopped>
}

/** Why `outgoing.resend` sends a delivery again, if it does: it stopped, or no report came. */
const stoppedOf = (delivery: Delivery): ReadonlyArray<Stopped> => {
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

const mostUrgent = ({ recipients }: ResentDocument) => Math.min(...recipients.map(({ lane }) => lane))

/** The documents with a matching delivery, the most urgent first, then the oldest. */
const wantedOf = ({ deliveries }: Facts, wanted: ResendRequest): ReadonlyArray<ResentDocument> => {
  const byDocument = new Map<string, Array<Stopped>>()
  for (const delivery of deliveries.values()) {
    const stopped = stoppedOf(delivery)
    const known = byDocument.get(delivery.document)
    if (known) known.push(...stopped)
    else if (stopped.length > 0) byDocument.set(delivery.document, [...stopped])
  }
  return [...byDocument]
    .map(([document, recipients]): ResentDocument => ({ document, recipients }))
    .filter(({ recipients }) => recipients.some((recipient) => isWanted(recipient, wanted)))
    .toSorted((a, b) => mostUrgent(a) - mostUrgent(b))
}

/**
 * Restarts the sending of all documents with a matching delivery that stopped or was not reported in time,
 * each as `outgoing.resend` does, the most urgent first. A dry run gives the same answer and changes nothing.
 */
export const resendAll = Effect.fn("Exchange.resendAll")(function* (
  withFacts: WithFacts,
  request: ResendRequest,
  by: Actor,
) {
  const { dryRun = false, ...wanted } = yield* readResendRequest(request)
  const all = yield* withFacts((facts) => wantedOf(facts, wanted))
  const items: Array<ResentDocument> = []
  for (const item of all) {
    if (items.length === maxAtOnce) break
    const started = dryRun
      ? true
      : yield* resendDocument(item.document, by).pipe(
          Effect.as(true),
          // Another call was faster.
          Effect.catchIf(
            (error) => "reason" in error && error.reason === "not-parked",
            () => Effect.succeed(false),
          ),
        )
    if (started) items.push(item)
  }
  const total = all.length
  return { items, total, more: total > maxAtOnce } satisfies Repair<ResentDocument> as Repair<ResentDocument>
})
