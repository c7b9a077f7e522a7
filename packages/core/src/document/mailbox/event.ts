import { Schema } from "effect"
import { MessageKind } from "../../vocabulary/message-kind.ts"
import { Refusal } from "../incoming/event.ts"

const PacketRefused = Schema.TaggedStruct("PacketRefused", {
  entry: Schema.String,
  kind: MessageKind,
  /** The sender as the axis names it. */
  from: Schema.String,
  /**
   * The document that the packet names, as far as readable: its identifier, otherwise its number and
   * notation.
   */
  about: Schema.optionalKey(Schema.String),
  refusal: Refusal,
  /** Whether a status packet could be sent to the sender. Otherwise only the axis was told. */
  senderTold: Schema.Boolean,
})

/** A mailbox entry that did not become part of a document. It is recorded, never skipped. */
export const MailboxEvent = Schema.Union([PacketRefused])
export type MailboxEvent = typeof MailboxEvent.Type
