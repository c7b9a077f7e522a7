import { Schema } from "effect"
import { Tolerance } from "../../packet/tolerance.ts"
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
  /** What was tolerated in the packet before it was refused. */
  tolerances: Schema.optionalKey(Schema.NonEmptyArray(Tolerance)),
})

/**
 * A packet departed from the standard and was read all the same: a status, a document packet that takes a
 * document back, or another copy of a document that is here.
 */
const StatusTolerated = Schema.TaggedStruct("StatusTolerated", {
  entry: Schema.String,
  /** The sender as the packet names it. */
  from: Schema.String,
  tolerances: Schema.NonEmptyArray(Tolerance),
  /** Absent for a status. */
  contains: Schema.optionalKey(Schema.Literal("document")),
})

/**
 * A mailbox entry that did not become part of a document, which is recorded and never skipped, and what was
 * tolerated in a packet that brings no document.
 */
export const MailboxEvent = Schema.Union([PacketRefused, StatusTolerated])
export type MailboxEvent = typeof MailboxEvent.Type
