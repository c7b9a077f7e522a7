import { Effect, Random } from "effect"
import type { PacketError } from "../../packet/packet-error.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { epochMillis, vietnamTime } from "../../time/vietnam-time.ts"
import { AxisCircuit } from "../circuit/axis-circuit.ts"
import { mayBeAxisFault } from "../circuit/axis-trouble.ts"
import { now } from "../runtime/runtime.ts"
import { retryDelayMillis } from "../settings/retry-policy.ts"
import { Settings } from "../settings/settings.ts"
import type { WorkNeeds } from "./recording.ts"
import type { RetryDecision } from "./retry-decision.ts"

/** When work that did not succeed is retried. `Problem` is what can make an attempt fail. */
export interface Retry<Problem> {
  readonly name: string
  readonly description: string
  /** Decides what follows a failed attempt. */
  readonly judge: (work: LeasedWork, problem: Problem) => Effect.Effect<RetryDecision, never, WorkNeeds>
}

/**
 * The error that ended an attempt to send. It includes a file that is gone from the store, so that this is
 * seen, and a store that cannot give it now, which passes.
 */
export type SendProblem = TransportError | StorageError | PacketError

const finalReasons: ReadonlyArray<TransportError["reason"]> = ["refused", "too-large", "duplicate"]

/** The axis rejected this very packet, or none can be made: sending it again unchanged cannot help. */
const isFinal = (problem: SendProblem): boolean => {
  switch (problem._tag) {
    case "TransportError":
      return finalReasons.includes(problem.reason)
    case "StorageError":
      return !problem.indeterminate
    case "PacketError":
      return problem.reason !== "codec-failed"
  }
}

/** What an item waits for after an error that may not be its own fault. */
const waitFor = Effect.fnUntraced(function* (work: LeasedWork, problem: SendProblem) {
  if (problem._tag !== "TransportError" || !mayBeAxisFault(problem)) return undefined
  const circuit = yield* AxisCircuit
  const before = work.failure?.since
  const outcome = yield* circuit.recordFailure(work, problem, before && epochMillis(before))
  const failing = "since" in outcome && { failingSince: vietnamTime(outcome.since) }
  switch (outcome._tag) {
    case "Counts":
      return undefined
    case "WaitsAlone":
      return { waits: "alone", retryAt: vietnamTime(outcome.notBefore), ...failing } as const
    case "WaitsForAxis":
      // It keeps its place in the queue: the circuit holds it back, not its due time.
      return {
        waits: "for-axis",
        retryAt: outcome.notBefore === undefined ? work.dueAt : vietnamTime(outcome.notBefore),
        ...failing,
      } as const
  }
})

const judge = Effect.fnUntraced(function* (work: LeasedWork, problem: SendProblem) {
  const { retry } = yield* Settings
  const decision: RetryDecision = {
    attempt: work.attempt,
    problem: problem.code,
    text: { en: problem.sentence.en, vi: problem.sentence.vi },
    indeterminate: problem._tag === "TransportError" && problem.indeterminate,
  }
  const wait = yield* waitFor(work, problem)
  if (wait) return { ...decision, ...wait }
  if (isFinal(problem) || work.attempt >= retry.attempts) return decision
  const delay = retryDelayMillis(retry, work.attempt, yield* Random.next)
  return { ...decision, retryAt: vietnamTime(epochMillis(yield* now) + delay) }
})

/** For what is sent: the axis may take it later. */
export const backoff: Retry<SendProblem> = {
  name: "backoff",
  description:
    "after 15 s, doubling up to 2 hours, and no more after 20 attempts or a final no (`retry` of the settings)",
  judge,
}

/**
 * For work that watches something: an attempt cannot fail, and queues the next one for as long as it is
 * needed.
 */
export const reschedule: Retry<never> = {
  name: "reschedule",
  description: "runs again at each due time, until nothing is left to check",
  judge: (_, problem) => problem,
}
