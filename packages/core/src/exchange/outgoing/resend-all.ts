import { Effect, Option } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { isStopped } from "../../document/delivery/state.ts"
import { Storage } from "../../port/storage/storage.ts"
import { readDocumentWork } from "../dispatcher/document-work.ts"
import {
  isWanted,
  mostAtOnce,
  type RepairOptions,
  readStoppedFilter,
  type Stopped,
  type StoppedFilter,
} from "../work/repair-filter.ts"
import type { Repair } from "../work/requeue-all.ts"
import { loadDeliveries, resendDocument } from "./deliveries.ts"

/** A document whose sending is, or would be, started again, with the recipients for whom it had come to a stop. */
export interface ResentDocument {
  readonly document: string
  readonly recipients: ReadonlyArray<Stopped>
}

const stoppedRecipients = (document: string) =>
  Effect.map(loadDeliveries(document), (loaded) =>
    loaded.flatMap(({ state }): ReadonlyArray<Stopped> => {
      if (!state?.failure || !isStopped(state)) return []
      const { lane, to, failure } = state
      return [{ problem: failure.problem, lane, to: [to.code], stoppedAt: failure.at }]
    }),
  )

/**
 * Starts the sending of all documents again of which a wanted delivery has come to a stop, each as `outgoing.resend` does,
 * the most urgent first; a dry run answers the same and does nothing.
 */
export const resendAll = Effect.fn("Exchange.resendAll")(function* (
  filter: StoppedFilter,
  { dryRun = false }: RepairOptions,
  by: Actor,
) {
  const storage = yield* Storage
  const wanted = yield* readStoppedFilter(filter)
  const parked = (yield* storage.listWork).filter(({ state }) => state === "parked")
  const documents = new Set(
    parked.flatMap((work) => Option.toArray(readDocumentWork(work)).map((it) => it.document)),
  )
  const items: Array<ResentDocument> = []
  for (const document of documents) {
    const recipients = yield* stoppedRecipients(document)
    if (!recipients.some((recipient) => isWanted(recipient, wanted))) continue
    if (items.length === mostAtOnce) return { items, more: true } satisfies Repair<ResentDocument>
    const started = dryRun
      ? true
      : yield* resendDocument(document, by).pipe(
          Effect.as(true),
          // Somebody else was faster.
          Effect.catchIf(
            (error) => "reason" in error && error.reason === "not-parked",
            () => Effect.succeed(false),
          ),
        )
    if (started) items.push({ document, recipients })
  }
  return { items, more: false } satisfies Repair<ResentDocument> as Repair<ResentDocument>
})
