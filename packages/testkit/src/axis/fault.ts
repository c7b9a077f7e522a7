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

/** Faults that happen instead of a call. */
export const insteadOfCalls = [
  "refuse",
  "unauthorized",
  "time-out-before-taking",
  "http-status",
  "redirect",
  "cut-request",
  "mailbox-full",
] as const

/** Faults of the answer to a call that was performed. */
export const ofAnswers = [
  "take-then-time-out",
  "answer-garbage",
  "lose-ack",
  "cut-answer",
  "truncate-answer",
  "corrupt-answer",
  "swap-answer",
  "slow-answer",
  "gzip-answer",
  "wrong-types",
  "wrong-doc-id",
  "missing-doc-id",
  "stale-list",
  "clock-off",
] as const

const FaultKind = Schema.Literals([
  ...insteadOfCalls,
  ...ofAnswers,
  "lose",
  "deliver-twice",
  "drop-attachment",
  "corrupt",
  "swap-subject",
  "delay",
  "reorder",
  "cut-packet",
  "swap-packet",
  "drop-connection",
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
 * - `http-status`: answers with the HTTP status `status`, and asks to wait for `retryAfterSeconds`.
 * - `redirect`: answers HTTP 307 with another address.
 * - `cut-request`: breaks the connection while the request is read.
 * - `mailbox-full`: answers FAIL with the code `MailboxFull`.
 *
 * After performing it:
 * - `take-then-time-out`: never answers, and holds the connection for `holdMillis` or until the client gives
 *   up.
 * - `answer-garbage`: answers with a page of HTML.
 * - `lose-ack`: answers an `updateStatus` as failed.
 * - `cut-answer`: breaks the connection in the middle of the answer.
 * - `truncate-answer`: answers with the first half, as if that were all.
 * - `corrupt-answer`: changes a byte in the middle of the answer.
 * - `swap-answer`: answers with what the same operation answered last, to anybody.
 * - `slow-answer`: sends the answer in ten pieces over `holdMillis`.
 * - `gzip-answer`: compresses the answer, whether the client can read that or not.
 * - `wrong-types`: answers with numbers as texts, texts as numbers and lists as objects.
 * - `wrong-doc-id`, `missing-doc-id`: answers a `sendEdoc` with another id, or without one.
 * - `stale-list`: answers a listing with what it answered the same system before.
 * - `clock-off`: states a time in the header `Date` that is `offsetMillis` ahead of the axis' clock.
 *
 * To a packet on its way into a mailbox:
 * - `lose`: accepts the packet and drops it: it is in no mailbox and not in the sent list.
 * - `deliver-twice`: creates two entries with different ids.
 * - `drop-attachment`: removes the body of attachment number `attachment`, which the manifest still names.
 * - `corrupt`: changes a byte of that attachment.
 * - `swap-subject`: gives it the subject of the packet that came before it.
 * - `delay`: hides it from the next `listings` listings of its mailbox. A client's health check counts as
 *   one.
 *
 * To a listing:
 * - `reorder`: puts the newest entry first.
 *
 * To a packet fetched from a mailbox, where it stays intact:
 * - `cut-packet`: returns its first half.
 * - `swap-packet`: returns the packet of another entry of the same mailbox and kind, if there is one.
 *
 * To a connection, before anything is read of it:
 * - `drop-connection`: closes it; over TLS, the handshake fails.
 */
export const Fault = Schema.Struct({
  kind: FaultKind,
  /** How many messages it applies to. Default: 1. */
  times: Schema.optionalKey(Count),
  /** Only calls of this operation, for kinds that happen to any. Default: `sendEdoc`. */
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
  /** The HTTP status of `http-status`, from 400. Default: 503. */
  status: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 400, maximum: 599 }))),
  /** The header `Retry-After` of `http-status`. Default: none. */
  retryAfterSeconds: Schema.optionalKey(Count),
  /** How far `clock-off` is ahead, or behind. Default: a day. */
  offsetMillis: Schema.optionalKey(Schema.Int),
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

/** The operation a fault applies to: the kinds of calls and answers work for any, most others for one. */
const operationOf = (fault: Fault): AxisOperation => {
  switch (fault.kind) {
    case "lose-ack":
      return "updateStatus"
    case "stale-list":
      return fault.operation ?? "getReceivedEdocList"
    case "reorder":
      return "getReceivedEdocList"
    case "cut-packet":
    case "swap-packet":
      return "getEdoc"
    case "lose":
    case "deliver-twice":
    case "drop-attachment":
    case "corrupt":
    case "swap-subject":
    case "delay":
    case "wrong-doc-id":
    case "missing-doc-id":
    case "mailbox-full":
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
