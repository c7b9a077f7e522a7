import { VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import { Schema } from "effect"
import { AxisOperation } from "./fault.ts"

/**
 * Something that the axis observed or did.
 *
 * - `taken`: a packet was submitted and put into the mailboxes of its recipients.
 * - `refused`: a call was answered with FAIL or HTTP 401; `note` has the code.
 * - `injected`: a test put a packet into a mailbox.
 * - `fetched`: a packet was read from a mailbox.
 * - `acknowledged`: a mailbox entry was closed; `note` is `done` or `failed`.
 * - `misbehaved`: a fault occurred; `note` is its kind.
 */
export const AxisEvent = Schema.Struct({
  /** Its number among all events of this axis, from 1. */
  sequence: Schema.Int,
  time: VietnamTime,
  event: Schema.Literals(["taken", "refused", "injected", "fetched", "acknowledged", "misbehaved"]),
  operation: Schema.optionalKey(AxisOperation),
  kind: Schema.optionalKey(Schema.Literals(["document", "status"])),
  from: Schema.optionalKey(Schema.String),
  to: Schema.optionalKey(Schema.Array(Schema.String)),
  documentId: Schema.optionalKey(Schema.String),
  /** Số/ký hiệu of the document, or of the document that a status packet answers. */
  code: Schema.optionalKey(Schema.String),
  /** The axis' id: of the submission when a packet is accepted, of the mailbox entry afterwards. */
  docId: Schema.optionalKey(Schema.String),
  note: Schema.optionalKey(Schema.String),
})
export interface AxisEvent extends Schema.Schema.Type<typeof AxisEvent> {}

/** An event without its number and time. */
export type NewAxisEvent = Omit<AxisEvent, "sequence" | "time">

/** The events of one axis, in order. */
export interface AxisLog {
  readonly add: (event: NewAxisEvent) => void
  readonly events: () => ReadonlyArray<AxisEvent>
}

/** An unreadable packet has neither DocumentId nor code. */
const withoutEmpty = ({ documentId, code, ...event }: NewAxisEvent): NewAxisEvent => ({
  ...event,
  ...(documentId ? { documentId } : {}),
  ...(code ? { code } : {}),
})

/** Keeps the events in memory after earlier ones, and passes each to a listener. */
export const openLog = (
  now: () => number,
  listener: (event: AxisEvent) => void,
  earlier: ReadonlyArray<AxisEvent> = [],
): AxisLog => {
  const events: Array<AxisEvent> = [...earlier]
  return {
    add: (added) => {
      const event = { sequence: events.length + 1, time: vietnamTime(now()), ...withoutEmpty(added) }
      events.push(event)
      listener(event)
    },
    events: () => [...events],
  }
}
