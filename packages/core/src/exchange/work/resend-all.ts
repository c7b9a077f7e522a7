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
 * A document that is, or would be, sent again, with the recipients for whom it had come to a stop or was not
 * heard of.
 */
export interface ResentDocument {
  readonly document: string
  readonly recipients: ReadonlyArray<Stopped>
}

/**
 * Why a delivery is sent again by `outgoing.resend`, if it is: it had come to a stop, or nothing was heard of
 * it.
 */
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

/** The documents of which a delivery is wanted, the most urgent first and the oldest before others. */
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
 * Starts the sending of all documents again of which a wanted delivery has come to a stop, or was not heard
 * of in time, each as `outgoing.resend` does, the most urgent first; a dry run answers the same and does
 * nothing.
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
          // Somebody else was faster.
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
