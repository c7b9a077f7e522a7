import type { Actor } from "../agency/actor.ts"
import type { makeDirectory } from "../exchange/door/directory-operations.ts"
import type { makeIncoming } from "../exchange/door/incoming-operations.ts"
import type { makeLog } from "../exchange/door/log-operations.ts"
import type { CallOptions, OptionalActingCallOptions, Overloaded } from "../exchange/door/operation.ts"
import type { makeOutgoing } from "../exchange/door/outgoing-operations.ts"
import type { Permissions } from "../exchange/door/permissions-of.ts"
import type { makeRegisters } from "../exchange/door/register-operations.ts"
import type { makeClosing, makeReports } from "../exchange/door/report-operations.ts"
import type { makeViewOperations } from "../exchange/door/view-operations.ts"
import type { makeWorkFiles } from "../exchange/door/work-file-operations.ts"
import type { makeWork } from "../exchange/door/work-operations.ts"
import type { HostPageRequest } from "../exchange/report/host-page.ts"
import type { Page } from "../exchange/report/page.ts"
import type { ChangesRequest } from "../exchange/stream/changes.ts"
import type { Batch, Subscription } from "../exchange/subscriber/subscription.ts"
import type { Change } from "../report/change.ts"
import type { HostView } from "../view/view.ts"

// Interfaces, so that editors show their names instead of their members.
interface OutgoingOperations extends ReturnType<typeof makeOutgoing<"promises">> {}
interface IncomingOperations extends ReturnType<typeof makeIncoming<"promises">> {}
interface WorkFileOperations extends ReturnType<typeof makeWorkFiles<"promises">> {}
interface RegisterOperations extends ReturnType<typeof makeRegisters<"promises">> {}
interface DirectoryOperations extends ReturnType<typeof makeDirectory<"promises">> {}
interface ReportOperations
  extends ReturnType<typeof makeReports<"promises">>,
    ReturnType<typeof makeClosing<"promises">> {}
interface WorkOperations extends ReturnType<typeof makeWork<"promises">> {}

interface LogOperations extends ReturnType<typeof makeLog<"promises">> {
  /** The whole log as lines of JSON, for auditors. `lienthong log verify` checks them. */
  readonly export: (as?: OptionalActingCallOptions) => AsyncIterable<string>
}

/** The operations on read models. */
export interface ViewOperations extends ReturnType<typeof makeViewOperations<"promises">> {
  /**
   * Reads a page of a view that was given to `openExchange({ views })`: the rows at some places of its lists,
   * in the order of their `sort`. Rejects with a `StorageError` `view-stopped` when a function of the view
   * threw.
   */
  readonly page: <Row>(
    view: HostView<Row>,
    request: HostPageRequest,
    as?: OptionalActingCallOptions,
  ) => Promise<Page<Row>>
}

/** Handles a batch; its signal is aborted when the handler is to stop. */
export type PromisedHandle = (changes: Batch, options: { readonly signal: AbortSignal }) => Promise<void>

/** An opened exchange: its operations as Promises, its changes as an async iterable, and `close`. */
export interface OpenedExchange {
  /** Documents this agency issues (văn bản đi). */
  readonly outgoing: OutgoingOperations
  /** Documents that this agency receives (văn bản đến). */
  readonly incoming: IncomingOperations
  /** The registers of documents sent and received. */
  readonly registers: RegisterOperations
  /** The work files, with the documents in each (hồ sơ công việc). */
  readonly workFiles: WorkFileOperations
  /** The agencies that can be written to (danh bạ cơ quan). */
  readonly directory: DirectoryOperations
  /** Tables over everything that happened, a page at a time. */
  readonly reports: ReportOperations
  /** The read models: those behind `reports`, and the host's own. */
  readonly views: ViewOperations
  /** The outbox of packets and reports, and the mailboxes. */
  readonly work: WorkOperations
  /** The log itself: its subscribers, seals and export. */
  readonly log: LogOperations
  /**
   * What a person may do now, by the action's name, for the buttons of a screen: in general, or to a document
   * if its id is given. If something is not allowed, it says why in both languages. It asks the authorizer
   * and the document's state, and changes and records nothing.
   */
  readonly permissionsOf: (actor: Actor, document?: string, options?: CallOptions) => Promise<Permissions>
  /**
   * The changes from a position on, in order. With `follow` it waits for more at the end. Rejects with the
   * signal's reason when the signal is aborted.
   */
  readonly changes: Overloaded<
    [request?: ChangesRequest, as?: OptionalActingCallOptions] | [as?: OptionalActingCallOptions],
    AsyncIterable<Change>
  >
  /**
   * Passes every change to a handler, once and in order, from where the subscriber of this name stopped.
   * Resolves when the exchange is closed, and rejects with the signal's reason when the signal is aborted.
   * The handler's own signal is aborted in both cases, and when another process takes over. A handler that
   * rejects gets the same batch again after 1 second, then at growing intervals; `log.status` says since when
   * and why.
   */
  readonly subscribe: (
    subscription: Subscription,
    handle: PromisedHandle,
    options?: CallOptions,
  ) => Promise<void>
  /**
   * Stops the workers, ends the iteration of changes and closes the store. Unfinished sending continues when
   * the exchange is next opened.
   */
  readonly close: () => Promise<void>
}
