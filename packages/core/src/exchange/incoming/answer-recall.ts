import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { holdFiles } from "../file/hold-files.ts"
import { streamName } from "../stream/stream-kind.ts"
import { changeIncoming } from "./transact.ts"

/**
 * Agrees to give a document back (đồng ý lấy lại, 15): its content is destroyed in the same commit and the metadata of
 * the recall kept (Decision 28/2018, Art. 9.2; Decree 30/2020, Annex VI, 8b-c).
 */
export const agreeToRecall = Effect.fn("Exchange.agreeToRecall")(function* (document: string, by: Actor) {
  const holder = streamName.incoming(document)
  yield* changeIncoming(document, by, (state) =>
    Effect.succeed({
      command: { _tag: "AgreeRecall" } as const,
      also: {
        blobs: { release: holdFiles(holder, state.content?.files ?? []) },
      },
    }),
  )
})

/** Declines to give a document back (từ chối lấy lại, 16), with the reason that the sender will read. */
export const declineRecall = Effect.fn("Exchange.declineRecall")(function* (
  document: string,
  reason: string,
  by: Actor,
) {
  yield* changeIncoming(document, by, () =>
    Effect.succeed({ command: { _tag: "DeclineRecall", reason } as const }),
  )
})
