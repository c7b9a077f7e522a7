import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { change } from "../change/change.ts"
import { askIncoming, requireIncoming } from "../change/incoming.ts"
import type { ReasonRequest } from "../input/request.ts"
import { commandDocument } from "./command-document.ts"

/**
 * Agrees to give a document back (đồng ý lấy lại, 15): its content is destroyed in the same commit and the
 * metadata of the recall kept (Decision 28/2018, Art. 9.2; Decree 30/2020, Annex VI, 8b-c).
 */
export const agreeToRecall = Effect.fn("Exchange.agreeToRecall")(function* (document: string, by: Actor) {
  yield* change(by, (at) =>
    Effect.gen(function* () {
      const loaded = yield* requireIncoming(document)
      const agreed = yield* askIncoming(loaded, at, { _tag: "AgreeRecall" })
      // Nothing stands by it any more in the place of what a destroyed document had replaced.
      const restored = yield* Effect.forEach(loaded.state.replaces, (replaced) =>
        Effect.flatMap(requireIncoming(replaced.document), (other) =>
          askIncoming(other, at, { _tag: "LoseReplacement", document }),
        ),
      )
      return { changes: [agreed, ...restored] }
    }),
  )
})

/** Declines to give a document back (từ chối lấy lại, 16), with the reason that the sender will read. */
export const declineRecall = Effect.fn("Exchange.declineRecall")(function* (
  document: string,
  { reason }: ReasonRequest,
  by: Actor,
) {
  yield* commandDocument(document, { _tag: "DeclineRecall", reason }, by)
})

/** Takes a change in (đồng ý cập nhật, 15). What the document held before is kept beside it. */
export const agreeToUpdate = Effect.fn("Exchange.agreeToUpdate")(function* (document: string, by: Actor) {
  yield* commandDocument(document, { _tag: "AgreeUpdate" }, by)
})

/** Declines to take a change in (từ chối cập nhật, 16), with the reason that the sender will read. */
export const declineUpdate = Effect.fn("Exchange.declineUpdate")(function* (
  document: string,
  { reason }: ReasonRequest,
  by: Actor,
) {
  yield* commandDocument(document, { _tag: "DeclineUpdate", reason }, by)
})
