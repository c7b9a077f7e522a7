import { Effect, Schema } from "effect"
import { expectedDay } from "../../adapter-kit/input/expected.ts"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import type { Actor } from "../../agency/actor.ts"
import { isBlank } from "../../text/plain-text.ts"
import { dateOf, isLocalDate, printDate } from "../../time/vietnam-time.ts"
import { reject } from "../../vocabulary/input-error.ts"
import { optional, type ReasonRequest } from "../input/request.ts"
import { now } from "../runtime/runtime.ts"
import { commandDocument } from "./command-document.ts"

/** Who processes the document, and by when (Decree 30/2020, Art. 23.4). */
export const AssignRequest = Schema.Struct({
  /** The unit or person that leads (chủ trì). */
  to: Schema.String,
  /** The units or persons that take part (phối hợp). */
  joining: optional(Schema.Array(Schema.String)),
  /** The instruction (ý kiến chỉ đạo). */
  note: optional(Schema.String),
  /** The last day for it (thời hạn giải quyết). Without it, an earlier deadline stands. */
  due: optional(Schema.String),
})
export interface AssignRequest extends Schema.Schema.Type<typeof AssignRequest> {}

/** The later day, and why. */
export const ExtendRequest = Schema.Struct({ due: Schema.String, reason: Schema.String })
export interface ExtendRequest extends Schema.Schema.Type<typeof ExtendRequest> {}

/** An optional note about the finished work. */
export const CompleteRequest = Schema.Struct({ note: optional(Schema.String) })
export interface CompleteRequest extends Schema.Schema.Type<typeof CompleteRequest> {}

const isNonEmpty = Schema.is(Schema.NonEmptyArray(Schema.String))

/** A day on which the work may still be done. */
const readDeadline = Effect.fnUntraced(function* (due: unknown) {
  if (!isLocalDate(due)) return yield* wrongValue("due", due, expectedDay)
  return due < dateOf(yield* now) ? yield* reject("deadline-passed", { due: printDate(due) }) : due
})

/** Those that take part, each once, and none of them the one that leads. */
const readJoining = Effect.fnUntraced(function* (to: string, joining: ReadonlyArray<string>) {
  const wrong = joining.findIndex(
    (each, index) => isBlank(each) || each === to || joining.indexOf(each) !== index,
  )
  if (wrong >= 0)
    return yield* wrongValue(`joining.${wrong}`, joining[wrong], {
      en: "a further unit or person, named once",
      vi: "đơn vị hoặc người phối hợp, mỗi nơi ghi một lần, khác đơn vị chủ trì",
    })
  return isNonEmpty(joining) ? { joining } : {}
})

/**
 * Assigns a document to a unit or a person (phân công xử lý), who leads, with those that take part, the
 * instruction and the deadline, and tells the sender 04. Assigned again, a document has a new lead,
 * participants and instruction; a deadline stays until another is given.
 */
export const assignDocument = Effect.fn("Exchange.assignDocument")(function* (
  document: string,
  request: AssignRequest,
  by: Actor,
) {
  const { to, joining = [], note, due } = request
  if (isBlank(to))
    return yield* wrongValue("to", to, {
      en: "the unit or person that it is assigned to",
      vi: "đơn vị hoặc người được giao",
    })
  const assigned = {
    to,
    ...(note !== undefined && { note }),
    ...(yield* readJoining(to, joining)),
    ...(due !== undefined && { due: yield* readDeadline(due) }),
  }
  yield* commandDocument(document, { _tag: "Assign", ...assigned }, by)
})

/** Extends the deadline for completing a document (gia hạn), with a reason. The sender is not informed. */
export const extendDeadline = Effect.fn("Exchange.extendDeadline")(function* (
  document: string,
  { due, reason }: ExtendRequest,
  by: Actor,
) {
  yield* commandDocument(document, { _tag: "ExtendDeadline", due: yield* readDeadline(due), reason }, by)
})

/**
 * Hands a document back to be assigned again (trả lại để phân công lại), with a reason. Its deadlines run on,
 * and the sender is not informed.
 */
export const handBack = Effect.fn("Exchange.handBack")(function* (
  document: string,
  { reason }: ReasonRequest,
  by: Actor,
) {
  yield* commandDocument(document, { _tag: "HandBack", reason }, by)
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
