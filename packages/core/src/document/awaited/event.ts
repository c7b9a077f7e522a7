import { Schema } from "effect"
import { VietnamTime } from "../../time/vietnam-time.ts"

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

/** What a sender says of a document that it has sent: that it wants it back, or that another goes in its place. */
export const Word = Schema.Union([Recall, Replacement])
export type Word = typeof Word.Type

const Foretold = Schema.TaggedStruct("Foretold", {
  /** The mailbox entry it came in. */
  entry: Schema.String,
  from: Schema.String,
  /** The document it speaks of, as the sender names it; one of the two is there. */
  documentId: Schema.optionalKey(Schema.String),
  code: Schema.optionalKey(Schema.String),
  date: Schema.optionalKey(Schema.String),
  word: Word,
})
const Met = Schema.TaggedStruct("Met", { document: Schema.String })

/**
 * What happens to what was said of a document before it came (lời báo trước): the axis promises no order, so that a
 * recall may overtake its document. It is kept, and the document meets it when it comes.
 */
export const AwaitedEvent = Schema.Union([Foretold, Met])
export type AwaitedEvent = typeof AwaitedEvent.Type
