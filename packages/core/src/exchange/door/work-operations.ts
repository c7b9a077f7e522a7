import { Effect, Option } from "effect"
import { system } from "../../agency/actor.ts"
import { Storage } from "../../port/storage/storage.ts"
import { Transport } from "../../port/transport.ts"
import { type DispatcherCapacity, drainWork, runDispatcher } from "../dispatcher/dispatcher.ts"
import { pollMailboxes, runIntake } from "../intake/intake.ts"
import { now } from "../now.ts"
import { record, retryContended } from "../record.ts"
import { Wake } from "../wake.ts"
import type { On } from "./on.ts"

const requeue = Effect.fnUntraced(function* (id: string) {
  const storage = yield* Storage
  const wake = yield* Wake
  const found = yield* storage.findWork(id)
  if (Option.isNone(found) || found.value.state !== "parked") return false
  yield* record(system, { appends: [], work: { requeue: [{ id, dueAt: yield* now }] } })
  yield* wake.signal
  return true
}, retryContended)

/** The workers, for hosts that run them themselves and for tests, which then need not wait. */
export const makeWork = (on: On) => ({
  /** Sends what is queued until interrupted. */
  runDispatcher: on("work.runDispatcher", (capacity?: DispatcherCapacity) => runDispatcher(capacity)),
  /** Empties the mailboxes every so many milliseconds until interrupted. */
  runIntake: on("work.runIntake", (everyMillis: number) => runIntake(everyMillis)),
  /** Sends everything that is due now and answers with how much that was. */
  drain: on("work.drain", drainWork),
  /** Empties both mailboxes once and answers with how many entries were new. */
  poll: on("work.poll", pollMailboxes),
  /** What is still to be sent: waiting, being sent, or parked with the reason. */
  list: on("work.list", () => Effect.flatMap(Storage, (storage) => storage.listWork)),
  /**
   * Starts parked work again, by its id from `list`; `false` when it is not parked. For a document use
   * `outgoing.resend`, which also records who asked for it.
   */
  requeue: on("work.requeue", (id: string) => requeue(id)),
  /** Whether the axis answers and accepts our credentials. */
  checkAxis: on("work.checkAxis", () => Effect.flatMap(Transport, (transport) => transport.health)),
})
