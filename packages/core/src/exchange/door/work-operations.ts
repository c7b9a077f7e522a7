import { Effect } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import type { DispatcherCapacity } from "../dispatcher/capacity.ts"
import { drainWork, runDispatcher } from "../dispatcher/dispatcher.ts"
import { correctDutiesLater, type DutyCorrection } from "../duty/correct-duties.ts"
import { pollMailboxes, runIntake } from "../intake/intake.ts"
import { isWorkKind, outbox } from "../outbox/outbox.ts"
import { reconcile, runReconciler } from "../reconcile/reconcile.ts"
import { checkAxis } from "../work/check-axis.ts"
import { explainWork } from "../work/explain-work.ts"
import { releaseWork } from "../work/release-work.ts"
import type { RequeueRequest } from "../work/repair-filter.ts"
import { requeueAll } from "../work/requeue-all.ts"
import { requeueWork } from "../work/requeue-work.ts"
import type { As, On } from "./on.ts"

/** Work that sends nothing and has no end of its own. */
const isBehindTheScenes = (kind: string) => isWorkKind(kind) && outbox[kind].retry === "anew"

/** The workers, for hosts that run them themselves and for tests, which then need not wait. */
export const makeWork = (on: On, correctDuties: DutyCorrection) => ({
  /** Sends what is queued until interrupted. */
  runDispatcher: on("work.runDispatcher", (capacity?: DispatcherCapacity) =>
    Effect.andThen(Effect.forkChild(correctDutiesLater(correctDuties)), runDispatcher(capacity)),
  ),
  /** Empties the mailboxes every so many milliseconds until interrupted. */
  runIntake: on("work.runIntake", (everyMillis: number) => runIntake(everyMillis)),
  /** Sends everything that is due now and answers with how much that was. */
  drain: on("work.drain", () => Effect.andThen(correctDuties, drainWork())),
  /** Empties both mailboxes once and answers with how many entries were new. */
  poll: on("work.poll", pollMailboxes),
  /**
   * What is still to be sent: waiting, being sent, or parked with the reason. A watch or a look into the
   * axis' sent list shows only when it is parked.
   */
  list: on("work.list", () =>
    Effect.map(
      Effect.flatMap(Storage, (storage) => storage.listWork),
      (all) => all.filter(({ kind, state }) => !isBehindTheScenes(kind) || state === "parked"),
    ),
  ),
  /**
   * Explains why a work item, or a document, is not sent: what happened so far, why it waits and what happens
   * next and when, in both languages. Fails with `unknown-document` when there is neither.
   */
  explain: on("work.explain", explainWork),
  /**
   * Starts parked work again, by its id from `list`, and records who asked for it; `false` when it is not
   * parked. Of a document it is `outgoing.resend` for all its recipients.
   */
  requeue: on("work.requeue", (id: string, as: As) => requeueWork(id, as.by)),
  /**
   * Starts all parked work again that a filter wants (code, kind, lane, recipient, when it stopped), each
   * item as `requeue` does, up to 500 at a time. With `dryRun` it answers what would be started and how much
   * in all, and does nothing.
   */
  requeueAll: on("work.requeueAll", (request: RequeueRequest, as: As) => requeueAll(request, as.by)),
  /**
   * Takes work from a worker that is known to be dead and records who said so; `false` when no worker has it.
   * Without it the work is taken up again when the worker's lease has run out.
   */
  release: on("work.release", (id: string, as: As) => releaseWork(id, as.by)),
  /**
   * Whether the axis answers and accepts our credentials, and, where its answer tells its time, whether our
   * clock is in step with it (Art. 14.4).
   */
  checkAxis: on("work.checkAxis", checkAxis),
  /**
   * Compares what was recorded as sent on the days before with the axis' sent list, and the mailboxes with
   * its count, once a day: answers with what differs, which is also in the fault log and looked for at once.
   * `undefined` when it was done today or somebody else is at it. Fails while the axis is away, and then goes
   * on from the same place.
   */
  reconcile: on("work.reconcile", reconcile),
  /** Looks every so many milliseconds whether the day's comparison is to be made, until interrupted. */
  runReconciler: on("work.runReconciler", (everyMillis: number) => runReconciler(everyMillis)),
})
