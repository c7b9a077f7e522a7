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
import { isOfAxis } from "../circuit/axis-trouble.ts"
import { retryDelayMillis } from "../ground/retry-policy.ts"
import { now } from "../ground/runtime.ts"
import { Settings } from "../ground/settings.ts"

/**
 * What ended an attempt to send. A file that is gone from the store counts, so that it is seen; so does a
 * store that cannot give it just now, which passes.
 */
export type SendProblem = TransportError | StorageError | PacketError

/** What follows a failed attempt: when to try again, or that a person must look. */
export interface Verdict {
  readonly attempt: number
  readonly problem: string
  readonly text: Reason
  readonly indeterminate: boolean
  /** Absent: no further attempt is made by itself. */
  readonly retryAt?: VietnamTime
  /** It was no fault of the item: it waits, for the axis or alone until it is known whose fault it was. */
  readonly waits?: "for-axis" | "alone"
}

/**
 * The axis said no to this very packet, or there is none to be made: sending it again unchanged cannot help.
 */
const isFinal = (problem: SendProblem) => {
  switch (problem._tag) {
    case "TransportError":
      return problem.reason === "refused" || problem.reason === "duplicate"
    case "StorageError":
      return problem.reason !== "unavailable"
    case "PacketError":
      return true
  }
}

/** What an item waits for that the axis did not answer, where it is not its own fault. */
const waitFor = Effect.fnUntraced(function* (work: LeasedWork, problem: SendProblem) {
  if (problem._tag !== "TransportError" || !isOfAxis(problem)) return undefined
  const circuit = yield* AxisCircuit
  const meeting = yield* circuit.meet(work, problem)
  switch (meeting._tag) {
    case "Counts":
      return undefined
    case "WaitsAlone":
      return { waits: "alone", retryAt: vietnamTime(meeting.notBefore) } as const
    case "WaitsForAxis":
      // It keeps its place in the queue: the circuit holds it up, and not its time.
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

/** Hands a packet to the axis. Whatever it answers shows that it is there. */
export const submitFor = Effect.fnUntraced(function* ({ id }: LeasedWork, submission: Submission) {
  const { submit } = yield* Transport
  const circuit = yield* AxisCircuit
  return yield* submit(submission).pipe(
    Effect.tap(() => circuit.noteAnswer(id, true)),
    Effect.tapError((error) =>
      error._tag === "StorageError" || isOfAxis(error)
        ? Effect.void
        : circuit.noteAnswer(id, error.reason === "duplicate"),
    ),
  )
})

/**
 * Whether there was an earlier attempt, if only one of a worker that died. Starting work again counts its
 * attempts from nought, as does waiting for the axis, but not without a notice or a note.
 */
export const wasAttempted = Effect.fnUntraced(function* ({ id, attempt, note }: LeasedWork) {
  if (attempt > 1 || note !== undefined) return true
  const storage = yield* Storage
  return Option.isSome(yield* storage.readLast(streamName.notice(id)))
})

/**
 * How the work item ends. One that waits has used no attempt: parked and requeued at once, its count begins
 * anew.
 */
export const settled = (
  { id, lease }: LeasedWork,
  verdict?: Verdict,
): Pick<NonNullable<Commit["work"]>, "settle" | "requeue"> => {
  if (verdict === undefined) return { settle: [{ id, lease, outcome: { _tag: "Done" } }] }
  const { problem, text, retryAt, waits } = verdict
  // An axis may have answered with anything.
  const note = storableText(`${problem}: ${text.vi}`)
  if (retryAt === undefined) return { settle: [{ id, lease, outcome: { _tag: "Parked", note } }] }
  return waits === undefined
    ? { settle: [{ id, lease, outcome: { _tag: "Again", dueAt: retryAt, note } }] }
    : {
        settle: [{ id, lease, outcome: { _tag: "Parked", note } }],
        requeue: [{ id, dueAt: retryAt }],
      }
}
