import { Effect, Option, Random } from "effect"
import { storableText } from "../../adapter-kit/storable-text.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { PacketError } from "../../packet/packet-error.ts"
import type { Commit } from "../../port/storage/commit.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { type Submission, Transport } from "../../port/transport.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { epochMillis, type VietnamTime, vietnamTime } from "../../time/vietnam-time.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import { AxisCircuit } from "../circuit/axis-circuit.ts"
import { mayBeOfAxis } from "../circuit/axis-trouble.ts"
import { retryDelayMillis } from "../ground/retry-policy.ts"
import { now } from "../ground/runtime.ts"
import { Settings } from "../ground/settings.ts"

/**
 * The error that ended an attempt to send. It includes a file that is gone from the store, so that this is
 * seen, and a store that cannot give it now, which passes.
 */
export type SendProblem = TransportError | StorageError | PacketError

/** What follows a failed attempt: a retry, or a person who must look. */
export interface Verdict {
  readonly attempt: number
  readonly problem: string
  readonly text: Reason
  readonly indeterminate: boolean
  /** Absent: nothing retries it automatically. */
  readonly retryAt?: VietnamTime
  /** The item is not at fault: it waits for the axis, or alone until it is known what is at fault. */
  readonly waits?: "for-axis" | "alone"
}

const finalReasons: ReadonlyArray<TransportError["reason"]> = ["refused", "too-large", "duplicate"]

/** The axis rejected this very packet, or none can be made: sending it again unchanged cannot help. */
const isFinal = (problem: SendProblem): boolean => {
  switch (problem._tag) {
    case "TransportError":
      return finalReasons.includes(problem.reason)
    case "StorageError":
      return problem.reason !== "unavailable"
    case "PacketError":
      return true
  }
}

/** What an item waits for after an error that may not be its own fault. */
const waitFor = Effect.fnUntraced(function* (work: LeasedWork, problem: SendProblem) {
  if (problem._tag !== "TransportError" || !mayBeOfAxis(problem)) return undefined
  const circuit = yield* AxisCircuit
  const meeting = yield* circuit.meet(work, problem)
  switch (meeting._tag) {
    case "Counts":
      return undefined
    case "WaitsAlone":
      return { waits: "alone", retryAt: vietnamTime(meeting.notBefore) } as const
    case "WaitsForAxis":
      // It keeps its place in the queue: the circuit holds it back, not its due time.
      return {
        waits: "for-axis",
        retryAt: meeting.notBefore === undefined ? work.dueAt : vietnamTime(meeting.notBefore),
      } as const
  }
})

/** Decides what follows a failed attempt. */
export const judge = Effect.fnUntraced(function* (work: LeasedWork, problem: SendProblem) {
  const { retry } = yield* Settings
  const verdict: Verdict = {
    attempt: work.attempt,
    problem: problem.code,
    text: { en: problem.sentence.en, vi: problem.sentence.vi },
    indeterminate: problem._tag === "TransportError" && problem.indeterminate,
  }
  const wait = yield* waitFor(work, problem)
  if (wait) return { ...verdict, ...wait }
  if (isFinal(problem) || work.attempt >= retry.attempts) return verdict
  const delay = retryDelayMillis(retry, work.attempt, yield* Random.next)
  return { ...verdict, retryAt: vietnamTime(epochMillis(yield* now) + delay) }
})

/** Submits a packet to the axis. Any answer shows that the axis is there. */
export const submitFor = Effect.fnUntraced(function* ({ id }: LeasedWork, submission: Submission) {
  const { submit } = yield* Transport
  const circuit = yield* AxisCircuit
  return yield* submit(submission).pipe(
    Effect.tap(() => circuit.noteAnswer(id, true)),
    Effect.tapError((error) =>
      error._tag === "StorageError" || mayBeOfAxis(error)
        ? Effect.void
        : circuit.noteAnswer(id, error.reason === "duplicate"),
    ),
  )
})

/**
 * Whether there was an earlier attempt, perhaps by a worker that died. Restarting work resets its attempts,
 * and so does waiting for the axis, but both leave a notice or a note.
 */
export const wasAttempted = Effect.fnUntraced(function* ({ id, attempt, note }: LeasedWork) {
  if (attempt > 1 || note !== undefined) return true
  const storage = yield* Storage
  return Option.isSome(yield* storage.readLast(streamName.notice(id)))
})

/**
 * How the work item ends. Waiting uses no attempt: the item is parked and requeued at once, which resets its
 * count.
 */
export const settled = (
  { id, lease }: LeasedWork,
  verdict?: Verdict,
): Pick<NonNullable<Commit["work"]>, "settle" | "requeue"> => {
  if (verdict === undefined) return { settle: [{ id, lease, outcome: { _tag: "Done" } }] }
  const { problem, text, retryAt, waits } = verdict
  // The axis' answer may contain anything.
  const note = storableText(`${problem}: ${text.vi}`)
  if (retryAt === undefined) return { settle: [{ id, lease, outcome: { _tag: "Parked", note } }] }
  return waits === undefined
    ? { settle: [{ id, lease, outcome: { _tag: "Again", dueAt: retryAt, note } }] }
    : {
        settle: [{ id, lease, outcome: { _tag: "Parked", note } }],
        requeue: [{ id, dueAt: retryAt }],
      }
}
