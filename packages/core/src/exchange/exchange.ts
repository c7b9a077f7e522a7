import { Context, Effect, Layer, Stream } from "effect"
import { checkedCodec } from "../adapter-kit/promise/read-codec.ts"
import { checkedStorage } from "../adapter-kit/promise/read-storage.ts"
import type { Actor } from "../agency/actor.ts"
import type { DocumentError } from "../document/document-error.ts"
import { AxisCircuit } from "./circuit/axis-circuit.ts"
import { observedTransport } from "./circuit/observed-transport.ts"
import { AxisTime } from "./clock/axis-time.ts"
import { LatestTime } from "./clock/latest-time.ts"
import { withoutTrailingGaps, wrongCount } from "./door/call.ts"
import { makeChanges } from "./door/changes-operation.ts"
import { copyArgument } from "./door/copy-argument.ts"
import type { OperationError } from "./door/define-operation.ts"
import { makeDirectory } from "./door/directory-operations.ts"
import { makeDoor } from "./door/door.ts"
import { makeIncoming } from "./door/incoming-operations.ts"
import { makeLog } from "./door/log-operations.ts"
import type { ActingAs } from "./door/operation.ts"
import { makeOutgoing } from "./door/outgoing-operations.ts"
import { type Permissions, permissionsOf } from "./door/permissions-of.ts"
import type { Ports } from "./door/ports.ts"
import { makeRegisters } from "./door/register-operations.ts"
import { makeClosing, makeReports } from "./door/report-operations.ts"
import { makeReadPage, makeViewOperations, openViews } from "./door/view-operations.ts"
import { makeWorkFiles } from "./door/work-file-operations.ts"
import { makeWork } from "./door/work-operations.ts"
import { makeDutyCorrection } from "./duty-watch/correct-duties.ts"
import { makeKeyFilling } from "./identity/fill-in-keys.ts"
import { EntryRetries } from "./intake/entry-retries.ts"
import { exportLog } from "./log/export-log.ts"
import { RegisterLock } from "./register/register-lock.ts"
import { checkSubscription } from "./subscriber/check-subscription.ts"
import { subscribe } from "./subscriber/subscribe.ts"
import type { Batch, Subscription } from "./subscriber/subscription.ts"
import { SentLists } from "./unreported/sent-lists.ts"

const make = Effect.gen(function* () {
  const door = yield* makeDoor<Ports>()
  const { define, admit, ports } = door
  const views = yield* openViews
  return {
    /** Documents this agency issues (văn bản đi). */
    outgoing: makeOutgoing(define, views),
    /** Documents that this agency receives (văn bản đến). */
    incoming: makeIncoming(define),
    /** The registers of documents sent and received. */
    registers: makeRegisters(define),
    /** The work files, with the documents in each (hồ sơ công việc). */
    workFiles: makeWorkFiles(define),
    /** The agencies that can be written to (danh bạ cơ quan). */
    directory: makeDirectory(define),
    /** Tables over everything that happened, a page at a time. */
    reports: { ...makeReports(define, views), ...makeClosing(define, views) },
    /** The read models: those behind `reports`, and the host's own. */
    views: { ...makeViewOperations(define, views), page: makeReadPage(define, views) },
    /** The outbox of packets and reports, and the mailboxes. */
    work: makeWork(define, yield* makeDutyCorrection, yield* makeKeyFilling, views),
    /** The log itself: its subscribers and seals. */
    log: {
      ...makeLog(define),
      /** The whole log as lines of JSON, for auditors. `lienthong log verify` checks them. */
      export: (...given: readonly [as?: ActingAs]) =>
        Stream.unwrap(Effect.as(admit("log.export", given), exportLog)).pipe(Stream.provideContext(ports)),
    },
    /**
     * Passes every change to a handler, once and in order, from where the subscriber of this name stopped,
     * until interrupted; see {@link Subscription}. What the handler does outside the store happens again when
     * the process dies before the batch is recorded as done: store the last position with it if that matters.
     *
     * A handler that fails gets the same batch again after 1 second, then at growing intervals of up to 5
     * minutes; `log.status` tells since when and why. Only one of several subscribers of one name works at a
     * time, on any number of machines.
     */
    subscribe: <E, R>(
      ...given: readonly [subscription: Subscription, handle: (changes: Batch) => Effect.Effect<void, E, R>]
    ): Effect.Effect<never, OperationError, R> =>
      Effect.flatMap(
        Effect.tap(admit("subscribe", given), (read) => checkSubscription(...read)),
        ([read]) => subscribe(read as Subscription, (batch) => Effect.as(given[1](batch), undefined)),
      ).pipe(Effect.provide(ports)) as Effect.Effect<never, OperationError, R>,
    /**
     * What a person may do now, by the action's name, for the buttons of a screen: in general, or to a
     * document if its id is given. If something is not allowed, it says why in both languages. It asks the
     * authorizer and the document's state, and changes and records nothing.
     */
    permissionsOf: (
      ...given: readonly [actor: Actor, document?: string]
    ): Effect.Effect<Permissions, OperationError | DocumentError> =>
      withoutTrailingGaps(given).length > 2
        ? Effect.fail(wrongCount("permissionsOf", ["actor", "document"], given.length))
        : Effect.provide(permissionsOf(...(given.map(copyArgument) as unknown as typeof given)), ports),
    /** The changes in order; see {@link ChangesRequest}. */
    changes: makeChanges(door),
  }
})

/** The operations of an exchange; one service for one agency. */
export type ExchangeOperations = Effect.Success<typeof make>

/**
 * One agency's exchange of documents (liên thông văn bản của một cơ quan): every operation of a document
 * system, as Effects. `openExchange` offers the same as Promises.
 */
export class Exchange extends Context.Service<Exchange, ExchangeOperations>()(
  "@lienthong/core/exchange/Exchange",
) {
  /**
   * Needs the ports and the agency's settings. The directory is the axis' own unless another is provided.
   * Fails with an `InputError` for an identifier that cannot be the agency's own, or a place that is not in
   * its printed form.
   */
  static readonly layer = Layer.effect(Exchange, make).pipe(
    Layer.provide(
      Layer.mergeAll(
        RegisterLock.layer,
        EntryRetries.layer,
        observedTransport,
        AxisTime.layer,
        LatestTime.layer,
        SentLists.layer,
      ),
    ),
    Layer.provide(AxisCircuit.layer),
    Layer.provide(Layer.mergeAll(checkedStorage, checkedCodec)),
  )
}
