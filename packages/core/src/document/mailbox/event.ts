import { Schema } from "effect"
import { MessageKind } from "../../vocabulary/message-kind.ts"
import { Refusal } from "../incoming/event.ts"

const PacketRefused = Schema.TaggedStruct("PacketRefused", {
  entry: Schema.String,
  kind: MessageKind,
  /** The sender as the axis names it. */
  from: Schema.String,
  /** The document that the packet names, where it could be read: its identifier, or else its number and notation. */
  about: Schema.optionalKey(Schema.String),
  refusal: Refusal,
  /** Whether the sender could be told by a status packet; otherwise only the axis was. */
  senderTold: Schema.Boolean,
})

/** What happens to a mailbox entry that never became part of a document: it is recorded, never skipped. */
export const MailboxEvent = Schema.Union([PacketRefused])
export type MailboxEvent = typeof MailboxEvent.Type
