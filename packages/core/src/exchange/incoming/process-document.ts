import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { unfit } from "../input/invalid-value.ts"
import { commandDocument } from "./command-document.ts"

/** Assigns a document to a unit or a person (phân công xử lý) and tells the sender 04. */
export const assignDocument = Effect.fn("Exchange.assignDocument")(function* (
  document: string,
  request: { readonly to: string; readonly note?: string },
  by: Actor,
) {
  const { to, note } = request
  if (to.trim() === "")
    return yield* unfit("to", to, {
      en: "the unit or person that it is assigned to",
      vi: "đơn vị hoặc người được giao",
    })
  yield* commandDocument(document, { _tag: "Assign", to, ...(note !== undefined && { note }) }, by)
})

/** Says that work on a document has begun (đang xử lý, 05). */
export const startProcessing = Effect.fn("Exchange.startProcessing")(function* (document: string, by: Actor) {
  yield* commandDocument(document, { _tag: "StartProcessing" }, by)
})

/** Says that work on a document is finished (hoàn thành, 06). */
export const completeDocument = Effect.fn("Exchange.completeDocument")(function* (
  document: string,
  request: { readonly note?: string },
  by: Actor,
) {
  const { note } = request
  yield* commandDocument(document, { _tag: "Complete", ...(note !== undefined && { note }) }, by)
})
