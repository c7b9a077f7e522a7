import { Schema } from "effect"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { ReplyKind } from "../reply.ts"

const Recall = Schema.TaggedStruct("Recall", {
  reason: Schema.String,
  statedAt: Schema.optionalKey(VietnamTime),
})
const Replacement = Schema.TaggedStruct("Replacement", {
  /** The incoming document that replaces it, by its id here, its identifier and its code. */
  document: Schema.String,
  wireId: Schema.String,
  code: Schema.String,
})

/** An incoming document that answers it, or is a copy of it, by its id here and its code. */
const Reply = Schema.TaggedStruct("Reply", {
  kind: ReplyKind,
  document: Schema.String,
  code: Schema.String,
})

/**
 * What arrives before its document: a sender's request to recall it or to replace it with another, or a reply
 * to it.
 */
export const EarlyRequest = Schema.Union([Recall, Replacement, Reply])
export type EarlyRequest = typeof EarlyRequest.Type

const Foretold = Schema.TaggedStruct("Foretold", {
  /** The mailbox entry that brought it. */
  entry: Schema.String,
  from: Schema.String,
  /** The document it refers to, as the sender names it. At least one of the two is present. */
  documentId: Schema.optionalKey(Schema.String),
  code: Schema.optionalKey(Schema.String),
  date: Schema.optionalKey(Schema.String),
  word: EarlyRequest,
})
const Met = Schema.TaggedStruct("Met", { document: Schema.String })

/**
 * The events of an early request (lời báo trước). The axis guarantees no order, so a recall may arrive before
 * its document. The request is kept and applied when the document arrives.
 */
export const AwaitedEvent = Schema.Union([Foretold, Met])
export type AwaitedEvent = typeof AwaitedEvent.Type
