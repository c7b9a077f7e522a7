import { Effect, Layer, Option, Stream } from "effect"
import {
  type Acceptance,
  type AxisHealth,
  type DirectoryEntry,
  type MailboxEntry,
  type SentList,
  type SentListRequest,
  type SentQuery,
  type Submission,
  Transport,
} from "../../port/transport.ts"
import type { TransportError } from "../../port/transport-error.ts"
import type { MessageKind } from "../../vocabulary/message-kind.ts"
import { type CallContext, callAdapter } from "./call-adapter.ts"
import {
  type GivenBytes,
  givenStream,
  isGivenBytes,
  type PlainBytes,
  plainBytes,
  watched,
} from "./plain-bytes.ts"
import { readTransport, transportFailure } from "./read-transport.ts"
import { malformed } from "./transport-answer.ts"

/** A packet to send, for code without Effect. */
export interface PlainSubmission extends Omit<Submission, "bytes"> {
  readonly bytes: PlainBytes
}

/**
 * A transport as async functions; {@link Transport} documents each. `listSent` and `countInbox` are left out
 * if the axis does not offer them.
 */
export interface PromiseTransport {
  readonly endpoint?: string
  readonly system?: string
  readonly submit: (submission: PlainSubmission, call: CallContext) => Promise<Acceptance>
  readonly findSent: (query: SentQuery, call: CallContext) => Promise<Acceptance | undefined>
  readonly listSent?: (request: SentListRequest, call: CallContext) => Promise<SentList | undefined>
  readonly countInbox?: (kind: MessageKind, call: CallContext) => Promise<number | undefined>
  readonly listInbox: (kind: MessageKind, call: CallContext) => Promise<ReadonlyArray<MailboxEntry>>
  readonly fetch: (entry: MailboxEntry, call: CallContext) => Promise<GivenBytes>
  readonly acknowledge: (
    entry: MailboxEntry,
    answer: { readonly outcome: "done" | "failed"; readonly description?: string },
    call: CallContext,
  ) => Promise<unknown>
  readonly directory: (call: CallContext) => Promise<ReadonlyArray<DirectoryEntry>>
  readonly health: (call: CallContext) => Promise<AxisHealth>
}

/**
 * Makes a transport from async functions. They throw a `TransportError`, or a value with one of its reasons
 * as `reason` and the details as `detail`. Any other thrown value leaves open whether the axis took the
 * packet, so the axis is asked before the packet is sent again: a time-out becomes `timed-out`, anything else
 * `malformed-answer`. An answer that does not have the port's types is `malformed-answer` too; `null` counts
 * as `undefined`.
 *
 * @example
 * ```ts
 * import { type PromiseTransport, transportFrom } from "@lienthong/core/adapter"
 *
 * declare const platform: PromiseTransport
 *
 * const transport = transportFrom(platform)
 * ```
 */
export const transportFrom = (plain: PromiseTransport): Layer.Layer<Transport> => {
  const endpoint = plain.endpoint ?? ""
  const ask = (operation: string, call: (call: CallContext) => Promise<unknown>) =>
    callAdapter(transportFailure(operation, endpoint))(call) as Effect.Effect<never, TransportError>
  const { listSent, countInbox } = plain
  return Layer.succeed(
    Transport,
    readTransport({
      ...(plain.endpoint !== undefined && { endpoint: plain.endpoint }),
      ...(plain.system !== undefined && { system: plain.system }),
      submit: (submission) => {
        const { stream, orItsFailure } = watched(submission.bytes.stream)
        const bytes = plainBytes({ size: submission.bytes.size, stream })
        return orItsFailure(ask("submit", (call) => plain.submit({ ...submission, bytes }, call)))
      },
      findSent: (query) =>
        Effect.map(
          ask("findSent", (call) => plain.findSent(query, call)),
          Option.fromNullishOr,
        ),
      listSent: (request) =>
        listSent === undefined
          ? Effect.succeedNone
          : Effect.map(
              ask("listSent", (call) => listSent(request, call)),
              Option.fromNullishOr,
            ),
      countInbox: (kind) =>
        countInbox === undefined
          ? Effect.succeedNone
          : Effect.map(
              ask("countInbox", (call) => countInbox(kind, call)),
              Option.fromNullishOr,
            ),
      listInbox: (kind) => ask("listInbox", (call) => plain.listInbox(kind, call)),
      fetch: (entry) =>
        Stream.unwrap(
          Effect.map(
            ask("fetch", (call) => plain.fetch(entry, call)),
            (given) =>
              isGivenBytes(given)
                ? givenStream(given, transportFailure("fetch", endpoint))
                : Stream.fail(malformed("fetch", endpoint, given)),
          ),
        ),
      acknowledge: (entry, outcome, description) =>
        ask("acknowledge", (call) =>
          plain.acknowledge(entry, { outcome, ...(description !== undefined && { description }) }, call),
        ),
      directory: ask("directory", (call) => plain.directory(call)),
      health: ask("health", (call) => plain.health(call)),
    }),
  )
}
