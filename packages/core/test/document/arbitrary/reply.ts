import fc from "fast-check"
import { type ReplyCommand, type ReplyEvent, ReplyKind } from "../../../src/document/reply.ts"
import { text } from "./vocabulary.ts"

const document = fc.constantFrom("d1", "d2")

/** Few other documents, so that the same is often linked again. */
export const reply = {
  kind: fc.constantFrom(...ReplyKind.literals),
  direction: fc.constantFrom("outgoing" as const, "incoming" as const),
  document,
  code: text,
}

/** The names of what replies bring about, which may happen at any time of a document's life. */
export const ofReplies: ReadonlyArray<string> = ["RepliesTo", "Replied", "ReplyWithdrawn"]

const tag = <Tag extends string>(name: Tag) => ({ _tag: fc.constant(name) })

export const replyEvent: fc.Arbitrary<ReplyEvent> = fc.oneof(
  fc.record({ ...tag("RepliesTo"), ...reply }),
  fc.record({ ...tag("Replied"), ...reply }),
  fc.record({ ...tag("ReplyWithdrawn"), document }),
)

export const replyCommand: fc.Arbitrary<ReplyCommand> = fc.oneof(
  fc.record({ ...tag("NoteReplyTo"), ...reply }),
  fc.record({ ...tag("NoteReply"), ...reply }),
  fc.record({ ...tag("LoseReply"), document }),
)

/** How a packet names another document. */
export const responseFor = fc.record(
  { organId: text, code: text, date: fc.constant("2019-06-01"), documentId: text },
  { requiredKeys: ["organId", "code", "documentId"] },
)
