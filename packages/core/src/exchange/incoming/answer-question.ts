import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import type { AnswerCommand } from "../../document/incoming/answer.ts"
import { decide } from "../../document/incoming/decide.ts"
import type { Incoming } from "../../document/incoming/state.ts"
import { changeIncoming, requireIncoming } from "../change/incoming.ts"
import { append } from "../stream/append.ts"

/** What the documents here that a destroyed one had replaced record: nothing stands in their place by it any more. */
const loseReplacement = (id: string, { replaces }: Incoming) =>
  Effect.forEach(replaces, ({ document }) =>
    Effect.gen(function* () {
      const loaded = yield* requireIncoming(document)
      const command = { _tag: "LoseReplacement", document: id } as const
      return append("incoming", loaded, yield* Effect.fromResult(decide(loaded.state, command)))
    }),
  )

const answer = (document: string, command: AnswerCommand, by: Actor) =>
  changeIncoming(document, by, () => Effect.succeed({ command }))

/**
 * Agrees to give a document back (đồng ý lấy lại, 15): its content is destroyed in the same commit and the metadata of
 * the recall kept (Decision 28/2018, Art. 9.2; Decree 30/2020, Annex VI, 8b-c).
 */
export const agreeToRecall = Effect.fn("Exchange.agreeToRecall")(function* (document: string, by: Actor) {
  yield* changeIncoming(document, by, (state) =>
    Effect.map(loseReplacement(document, state), (appends) => ({
      command: { _tag: "AgreeRecall" } as const,
      also: { appends },
    })),
  )
})

/** Declines to give a document back (từ chối lấy lại, 16), with the reason that the sender will read. */
export const declineRecall = Effect.fn("Exchange.declineRecall")(function* (
  document: string,
  reason: string,
  by: Actor,
) {
  yield* answer(document, { _tag: "DeclineRecall", reason }, by)
})

/** Takes a change in (đồng ý cập nhật, 15). What the document held before is kept beside it. */
export const agreeToUpdate = Effect.fn("Exchange.agreeToUpdate")(function* (document: string, by: Actor) {
  yield* answer(document, { _tag: "AgreeUpdate" }, by)
})

/** Declines to take a change in (từ chối cập nhật, 16), with the reason that the sender will read. */
export const declineUpdate = Effect.fn("Exchange.declineUpdate")(function* (
  document: string,
  reason: string,
  by: Actor,
) {
  yield* answer(document, { _tag: "DeclineUpdate", reason }, by)
})
