import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { askReplies, withdrawnFrom } from "../change/ask-replies.ts"
import { change } from "../change/change.ts"
import { commandIncoming, requireIncoming } from "../change/incoming.ts"
import type { ReasonRequest } from "../input/request.ts"
import { commandDocument } from "./command-document.ts"

/**
 * Agrees to give a document back (đồng ý lấy lại, 15). The same commit destroys its content and keeps the
 * metadata of the recall (Decision 28/2018, Art. 9.2; Decree 30/2020, Annex VI, 8b-c).
 */
export const agreeToRecall = Effect.fn("Exchange.agreeToRecall")(function* (document: string, by: Actor) {
  yield* change(by, (at) =>
    Effect.gen(function* () {
      const loaded = yield* requireIncoming(document)
      const agreed = yield* commandIncoming(loaded, at, { _tag: "AgreeRecall" })
      // A destroyed document no longer replaces or answers others.
      const restored = yield* Effect.forEach(loaded.state.replaces, (replaced) =>
        Effect.flatMap(requireIncoming(replaced.document), (other) =>
          commandIncoming(other, at, { _tag: "LoseReplacement", document }),
        ),
      )
      const others = yield* askReplies(withdrawnFrom(loaded.state.repliesTo, document), at, restored)
      return { changes: [agreed, ...others] }
    }),
  )
})

/** Declines to give a document back (từ chối lấy lại, 16), with a reason that the sender reads. */
export const declineRecall = Effect.fn("Exchange.declineRecall")(function* (
  document: string,
  { reason }: ReasonRequest,
  by: Actor,
) {
  yield* commandDocument(document, { _tag: "DeclineRecall", reason }, by)
})

/**
 * Records that the sender gives up a recall that was declined, as it says by letter or on the telephone: the
 * axis has no packet for it. The document stays, and the duty to destroy it ends.
 */
export const recordRecallGivenUp = Effect.fn("Exchange.recordRecallGivenUp")(function* (
  document: string,
  { reason }: ReasonRequest,
  by: Actor,
) {
  yield* commandDocument(document, { _tag: "GiveRecallUp", reason }, by)
})

/** Agrees to a change (đồng ý cập nhật, 15). The document's earlier content is kept beside it. */
export const agreeToUpdate = Effect.fn("Exchange.agreeToUpdate")(function* (document: string, by: Actor) {
  yield* commandDocument(document, { _tag: "AgreeUpdate" }, by)
})

/** Declines a change (từ chối cập nhật, 16), with a reason that the sender reads. */
export const declineUpdate = Effect.fn("Exchange.declineUpdate")(function* (
  document: string,
  { reason }: ReasonRequest,
  by: Actor,
) {
  yield* commandDocument(document, { _tag: "DeclineUpdate", reason }, by)
})
