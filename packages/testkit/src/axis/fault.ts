import type { MessageKind } from "@lienthong/core/adapter"
import { Result, Schema } from "effect"
import { AxisError } from "./axis-error.ts"

/** The operations of the axis, by the last part of their address. */
export const AxisOperation = Schema.Literals([
  "sendEdoc",
  "getReceivedEdocList",
  "getSentEdocList",
  "countReceiveEdoc",
  "countReceiveStatus",
  "getEdoc",
  "updateStatus",
  "getAgenciesList",
  "getAgenciesListQD20",
  "getSynchronizeUnit",
])
export type AxisOperation = typeof AxisOperation.Type

const FaultKind = Schema.Literals([
  "refuse",
  "unauthorized",
  "time-out-before-taking",
  "take-then-time-out",
  "answer-garbage",
  "lose-ack",
  "lose",
  "deliver-twice",
  "drop-attachment",
  "corrupt",
  "delay",
  "reorder",
  "cut-packet",
  "swap-packet",
])
export type FaultKind = typeof FaultKind.Type

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))

/**
 * A planned fault. It applies to the next `times` matching messages.
 *
 * Instead of performing a call:
 * - `refuse`: answers FAIL with `code` and `description`.
 * - `unauthorized`: answers HTTP 401.
 * - `time-out-before-taking`: does nothing and never answers.
 *
 * After performing it:
 * - `take-then-time-out`: never answers, and holds the connection for `holdMillis` or until the client gives
 *   up.
 * - `answer-garbage`: answers with a page of HTML.
 * - `lose-ack`: answers an `updateStatus` as failed.
 *
 * To a packet on its way into a mailbox:
 * - `lose`: accepts the packet and drops it: it is in no mailbox and not in the sent list.
 * - `deliver-twice`: creates two entries with different ids.
 * - `drop-attachment`: removes the body of attachment number `attachment`, which the manifest still names.
 * - `corrupt`: changes a byte of that attachment.
 * - `delay`: hides it from the next `listings` listings of its mailbox. A client's health check counts as
 *   one.
 *
 * To a listing:
 * - `reorder`: puts the newest entry first.
 *
 * To a packet fetched from a mailbox, where it stays intact:
 * - `cut-packet`: returns its first half.
 * - `swap-packet`: returns the packet of another entry of the same mailbox and kind, if there is one.
 */
export const Fault = Schema.Struct({
  kind: FaultKind,
  /** How many messages it applies to. Default: 1. */
  times: Schema.optionalKey(Count),
  /** Only calls of this operation, for the first five kinds. Default: `sendEdoc`. */
  operation: Schema.optionalKey(AxisOperation),
  /** Only packets of this kind. */
  messageKind: Schema.optionalKey(Schema.Literals(["document", "status"])),
  /** Only packets sent by this agency. */
  from: Schema.optionalKey(Schema.String),
  /**
   * Only packets to this agency, or listings of its mailbox. Of a packet to several agencies only that copy.
   */
  to: Schema.optionalKey(Schema.String),
  /** Only the packet with this DocumentId or số/ký hiệu. */
  packet: Schema.optionalKey(Schema.String),
  /** The attachment's number, from 0. Default: the first. */
  attachment: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))),
  /** The ErrorCode of `refuse`. Default: `Refused`. */
  code: Schema.optionalKey(Schema.String),
  /** The ErrorDesc of `refuse`. */
  description: Schema.optionalKey(Schema.String),
  /** How long a connection is held without an answer. Default: 10 minutes. */
  holdMillis: Schema.optionalKey(Count),
  /** How many listings `delay` lasts. Default: 1. */
  listings: Schema.optionalKey(Count),
})
export interface Fault extends Schema.Schema.Type<typeof Fault> {}

const readFault = Schema.decodeUnknownResult(Fault)

/** Validates a fault from outside. Throws an `AxisError` that says what is wrong with it. */
export const checkFault = (fault: unknown): Fault => {
  const read = readFault(fault, { onExcessProperty: "error" })
  if (Result.isSuccess(read)) return read.success
  throw new AxisError({ reason: "control-refused", detail: { answer: read.failure.message } })
}

/** What a fault may apply to: a call, and its packet or mailbox. */
export interface FaultSubject {
  readonly operation: AxisOperation
  readonly kind?: MessageKind
  readonly from?: string
  readonly to: ReadonlyArray<string>
  readonly documentId?: string
  readonly code?: string
  /** The number of attachments in the packet. Called only when needed, since packets may be large. */
  readonly attachments?: () => number
}

/** The operation a fault applies to: five kinds work for any, the others for one. */
const operationOf = (fault: Fault): AxisOperation => {
  switch (fault.kind) {
    case "lose-ack":
      return "updateStatus"
    case "reorder":
      return "getReceivedEdocList"
    case "cut-packet":
    case "swap-packet":
      return "getEdoc"
    case "lose":
    case "deliver-twice":
    case "drop-attachment":
    case "corrupt":
    case "delay":
      return "sendEdoc"
    default:
      return fault.operation ?? "sendEdoc"
  }
}

/** A fault of an attachment skips packets that do not have that many. */
const hasAttachment = (fault: Fault, subject: FaultSubject): boolean =>
  (fault.kind !== "drop-attachment" && fault.kind !== "corrupt") ||
  (subject.attachments?.() ?? 0) > (fault.attachment ?? 0)

/** Whether a fault applies. */
export const strikes = (fault: Fault, subject: FaultSubject): boolean =>
  operationOf(fault) === subject.operation &&
  (fault.messageKind === undefined || fault.messageKind === subject.kind) &&
  (fault.from === undefined || fault.from === subject.from) &&
  (fault.to === undefined || subject.to.includes(fault.to)) &&
  (fault.packet === undefined || fault.packet === subject.documentId || fault.packet === subject.code) &&
  hasAttachment(fault, subject)
