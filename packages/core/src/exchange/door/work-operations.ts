import { Effect } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import type { DispatcherCapacity } from "../dispatcher/capacity.ts"
import { drainWork, runDispatcher } from "../dispatcher/dispatcher.ts"
import { correctDutiesLater, type DutyCorrection } from "../duty-watch/correct-duties.ts"
import { fillInKeysLater, type KeyFilling } from "../identity/fill-in-keys.ts"
import { pollMailboxes } from "../intake/intake.ts"
import { runIntake } from "../intake/run-intake.ts"
import { outbox } from "../outbox/outbox.ts"
import { reconcile, runReconciler } from "../reconcile/reconcile.ts"
import { checkAxis } from "../repair/check-axis.ts"
import { explainWork } from "../repair/explain-work.ts"
import { releaseWork } from "../repair/release-work.ts"
import type { RequeueRequest } from "../repair/repair-filter.ts"
import { requeueAll } from "../repair/requeue-all.ts"
import { requeueWork } from "../repair/requeue-work.ts"
import { runViews } from "../view/run-views.ts"
import type { Views } from "../view/views.ts"
import { isWorkKind } from "../work-item/work-items.ts"
import type { DefineOperation } from "./define-operation.ts"
import type { ActingAs, Door } from "./operation.ts"

/** Work that sends nothing and repeats for as long as it is needed. */
const isBehindTheScenes = (kind: string) => isWorkKind(kind) && outbox[kind].retry.name === "reschedule"

/** The workers, for hosts that run them themselves and for tests, which then need not wait. */
export const makeWork = <D extends Door>(
  define: DefineOperation<D>,
  correctDuties: DutyCorrection,
  fillInKeys: KeyFilling,
  views: Views,
) => ({
  /** Sends queued work until interrupted. Each part of the capacity has a default. */
  runDispatcher: define("work.runDispatcher", (capacity?: Partial<DispatcherCapacity>) =>
    Effect.forkChild(correctDutiesLater(correctDuties)).pipe(
      Effect.andThen(Effect.forkChild(fillInKeysLater(fillInKeys))),
      Effect.andThen(runDispatcher(capacity)),
    ),
  ),
  /** Polls the mailboxes at this interval until interrupted. */
  runIntake: define("work.runIntake", (everyMillis: number) => runIntake(everyMillis)),
  /**
   * Keeps the tables of `reports` at the head of the log until interrupted, after each commit it hears of and
   * at this interval. Without it each report first applies what is new.
   */
  runViews: define("work.runViews", (everyMillis: number) => runViews(views, everyMillis)),
  /** Sends everything that is due now and returns the number of items. */
  drain: define("work.drain", () =>
    correctDuties.pipe(Effect.andThen(fillInKeys), Effect.andThen(drainWork())),
  ),
  /** Polls both mailboxes once and returns the number of new entries. */
  poll: define("work.poll", pollMailboxes),
  /**
   * Unfinished work: waiting, being sent, or parked with the reason. Watches and look-ups in the axis' sent
   * list show only when they are parked.
   */
  list: define("work.list", () =>
    Effect.map(
      Effect.flatMap(Storage, (storage) => storage.listWork),
      (all) => all.filter(({ kind, state }) => !isBehindTheScenes(kind) || state === "parked"),
    ),
  ),
  /**
   * Explains why a work item, or a document, is not sent: what happened so far, why it waits, what happens
   * next and when, in both languages. Fails with `unknown-document` when there is neither.
   */
  explain: define("work.explain", explainWork),
  /**
   * Restarts parked work by its id from `list`, and records who asked for it; `false` when it is not parked.
   * For a document's work it does what `outgoing.resend` does, for all its recipients.
   */
  requeue: define("work.requeue", (id: string, as: ActingAs) => requeueWork(id, as.by)),
  /**
   * Restarts all parked work that matches a filter (code, kind, lane, recipient, when it stopped), each item
   * as `requeue` does, up to 500 at a time. With `dryRun` it lists them with their total number and changes
   * nothing.
   */
  requeueAll: define("work.requeueAll", (request: RequeueRequest, as: ActingAs) =>
    requeueAll(request, as.by),
  ),
  /**
   * Takes work from a worker that is known to be dead and records who said so; `false` when no worker has it.
   * Without it the work continues when the worker's lease expires.
   */
  release: define("work.release", (id: string, as: ActingAs) => releaseWork(id, as.by)),
  /**
   * Checks that the axis answers and accepts our credentials. If its answer tells its time, also checks that
   * our clock agrees with it (Art. 14.4).
   */
  checkAxis: define("work.checkAxis", checkAxis),
  /**
   * Compares, once a day, what was recorded as sent on the days before with the axis' sent list, and the
   * mailboxes with its count. Returns the differences, which are also in the fault log, and looks for what is
   * missing at once. `undefined` when it was done today or another worker is doing it. Fails while the axis
   * is away and continues from the same place.
   */
  reconcile: define("work.reconcile", reconcile),
  /** Checks at this interval whether the daily comparison is due, until interrupted. */
  runReconciler: define("work.runReconciler", (everyMillis: number) => runReconciler(everyMillis)),
})
