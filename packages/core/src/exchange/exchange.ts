import { Context, Effect, Layer, Stream } from "effect"
import { checkedCodec } from "../adapter-kit/promise/read-codec.ts"
import { checkedStorage } from "../adapter-kit/promise/read-storage.ts"
import type { Actor } from "../agency/actor.ts"
import type { DocumentError } from "../document/document-error.ts"
import { AxisCircuit } from "./circuit/axis-circuit.ts"
import { heardTransport } from "./circuit/heard-transport.ts"
import { AxisTime } from "./clock/axis-time.ts"
import { LatestTime } from "./clock/latest-time.ts"
import { withoutTrailingGaps, wrongCount } from "./door/call.ts"
import { makeChanges } from "./door/changes-operation.ts"
import { makeDirectory } from "./door/directory-operations.ts"
import { makeDoor } from "./door/door.ts"
import { makeIncoming } from "./door/incoming-operations.ts"
import { makeLog } from "./door/log-operations.ts"
import type { DoorError } from "./door/on.ts"
import type { As } from "./door/operation.ts"
import { makeOutgoing } from "./door/outgoing-operations.ts"
import { ownCopy } from "./door/own-copy.ts"
import { type Permissions, permissionsOf } from "./door/permissions-of.ts"
import type { Ports } from "./door/ports.ts"
import { makeRegisters } from "./door/register-operations.ts"
import { makeClosing, makeReports } from "./door/report-operations.ts"
import { makeReadPage, makeViewOperations, openViews } from "./door/view-operations.ts"
import { makeWorkFiles } from "./door/work-file-operations.ts"
import { makeWork } from "./door/work-operations.ts"
import { makeDutyCorrection } from "./duty-watch/correct-duties.ts"
import { makeKeyFilling } from "./identity/fill-in-keys.ts"
import { Patience } from "./intake/patience.ts"
import { exportLog } from "./log/export-log.ts"
import { RegisterTurn } from "./register/register-turn.ts"
import { checkSubscription } from "./subscriber/check-subscription.ts"
import { subscribe } from "./subscriber/subscribe.ts"
import type { Batch, Subscription } from "./subscriber/subscription.ts"
import { SentLists } from "./unheard/sent-lists.ts"

const make = Effect.gen(function* () {
  const door = yield* makeDoor<Ports>()
  const { on, admit, ports } = door
  const views = yield* openViews
  return {
    /** Documents this agency issues (văn bản đi). */
    outgoing: makeOutgoing(on, views),
    /** Documents that this agency receives (văn bản đến). */
    incoming: makeIncoming(on),
    /** The registers of documents sent and received. */
    registers: makeRegisters(on),
    /** The files of work, with the documents in each (hồ sơ công việc). */
    workFiles: makeWorkFiles(on),
    /** The agencies that can be written to (danh bạ cơ quan). */
    directory: makeDirectory(on),
    /** Tables over everything that happened, a page at a time. */
    reports: { ...makeReports(on, views), ...makeClosing(on, views) },
    /** The read models: those behind `reports`, and the host's own. */
    views: { ...makeViewOperations(on, views), page: makeReadPage(on, views) },
    /** The outbox of packets and reports, and the mailboxes. */
    work: makeWork(on, yield* makeDutyCorrection, yield* makeKeyFilling, views),
    /** The log itself: its subscribers and seals. */
    log: {
      ...makeLog(on),
      /** The whole log as lines of JSON, for auditors. `lienthong log verify` checks them. */
      export: (...given: readonly [as?: As]) =>
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
    ): Effect.Effect<never, DoorError, R> =>
      Effect.flatMap(
        Effect.tap(admit("subscribe", given), (read) => checkSubscription(...read)),
        ([read]) => subscribe(read as Subscription, (batch) => Effect.as(given[1](batch), undefined)),
      ).pipe(Effect.provide(ports)) as Effect.Effect<never, DoorError, R>,
    /**
     * What a person may do now, by the action's name, for the buttons of a screen: in general, or to a
     * document if its id is given. If something is not allowed, it tells why in both languages. It asks the
     * authorizer and the document's state, and changes and records nothing.
     */
    permissionsOf: (
      ...given: readonly [actor: Actor, document?: string]
    ): Effect.Effect<Permissions, DoorError | DocumentError> =>
      withoutTrailingGaps(given).length > 2
        ? Effect.fail(wrongCount("permissionsOf", ["actor", "document"], given.length))
        : Effect.provide(permissionsOf(...(given.map(ownCopy) as unknown as typeof given)), ports),
    /** The changes in order; see {@link ChangesRequest}. */
    changes: makeChanges(door),
  }
})

/** The operations of an exchange; one service for one agency. */
export type ExchangeOperations = Effect.Success<typeof make>

/**
 * One agency's exchange of documents (liên thông văn bản của một cơ quan): every operation of a document
 * system, as Effects. `openExchange` gives the same as Promises.
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
        RegisterTurn.layer,
        Patience.layer,
        heardTransport,
        AxisTime.layer,
        LatestTime.layer,
        SentLists.layer,
      ),
    ),
    Layer.provide(AxisCircuit.layer),
    Layer.provide(Layer.mergeAll(checkedStorage, checkedCodec)),
  )
}
