import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { namedBy } from "../../log/stream-kind.ts"
import type { KeptPage, RowPlace } from "../../port/storage/view-store.ts"
import { type Stopped, stoppedOf } from "../../report/stopped.ts"
import { readRow } from "../../view/view.ts"
import { resendDocument } from "../outgoing/resend-document.ts"
import { stoppedDeliveries } from "../view/dossier-view.ts"
import type { Views } from "../view/views.ts"
import { isWanted, maxAtOnce, type ResendRequest } from "./repair-filter.ts"
import type { Repair } from "./requeue-all.ts"

/**
 * A document that is, or would be, sent again, with its recipients whose delivery stopped or was not
 * reported.
 */
export interface ResentDocument {
  readonly document: string
  readonly recipients: ReadonlyArray<Stopped>
}

const mostUrgent = ({ recipients }: ResentDocument) => Math.min(...recipients.map(({ lane }) => lane))

/** The documents with a matching delivery, the most urgent first, then the oldest. */
const wantedOf = Effect.fnUntraced(function* ({ store, current }: Views, wanted: ResendRequest) {
  const { name: view, view: dossiers } = yield* current
  const found = new Map<string, ReadonlyArray<Stopped>>()
  let after: RowPlace | undefined
  do {
    const page: KeptPage = yield* store.page({
      view,
      lists: [stoppedDeliveries],
      order: "ascending",
      limit: 64,
      ...(after && { after }),
    })
    for (const [key, text] of page.rows) {
      const { facts } = readRow(dossiers, text)
      found.set(namedBy(key).document, [...facts.deliveries.values()].flatMap(stoppedOf))
    }
    after = page.places.length < 64 ? undefined : page.places.at(-1)
  } while (after)
  return [...found]
    .map(([document, recipients]): ResentDocument => ({ document, recipients }))
    .filter(({ recipients }) => recipients.some((recipient) => isWanted(recipient, wanted)))
    .toSorted((a, b) => mostUrgent(a) - mostUrgent(b))
})

/**
 * Restarts the sending of all documents with a matching delivery that stopped or was not reported in time,
 * each as `outgoing.resend` does, the most urgent first. A dry run gives the same answer and changes nothing.
 */
export const resendAll = Effect.fn("Exchange.resendAll")(function* (
  views: Views,
  request: ResendRequest,
  by: Actor,
) {
  const { dryRun = false, ...wanted } = request
  const all = yield* wantedOf(views, wanted)
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
