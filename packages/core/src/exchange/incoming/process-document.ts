import { Effect, Schema } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { unfit } from "../input/invalid-value.ts"
import { mayBeLeftOut } from "../input/request.ts"
import { commandDocument } from "./command-document.ts"

/** The unit or person that processes the document. */
export const AssignRequest = Schema.Struct({ to: Schema.String, note: mayBeLeftOut(Schema.String) })
export interface AssignRequest extends Schema.Schema.Type<typeof AssignRequest> {}

/** An optional note about the finished work. */
export const CompleteRequest = Schema.Struct({ note: mayBeLeftOut(Schema.String) })
export interface CompleteRequest extends Schema.Schema.Type<typeof CompleteRequest> {}

/** Assigns a document to a unit or a person (phân công xử lý) and tells the sender 04. */
export const assignDocument = Effect.fn("Exchange.assignDocument")(function* (
  document: string,
  request: AssignRequest,
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

/** Reports that processing of a document has begun (đang xử lý, 05). */
export const startProcessing = Effect.fn("Exchange.startProcessing")(function* (document: string, by: Actor) {
  yield* commandDocument(document, { _tag: "StartProcessing" }, by)
})

/** Reports that processing of a document is finished (hoàn thành, 06). */
export const completeDocument = Effect.fn("Exchange.completeDocument")(function* (
  document: string,
  request: CompleteRequest,
  by: Actor,
) {
  const { note } = request
  yield* commandDocument(document, { _tag: "Complete", ...(note !== undefined && { note }) }, by)
})
