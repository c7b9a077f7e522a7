import { Effect, Option, Random } from "effect"
import { epochMillis, type VietnamTime, vietnamTime } from "../../calendar/vietnam-time.ts"
import type { PacketError } from "../../packet/packet-error.ts"
import type { Reason } from "../../policy/ground.ts"
import { storableText } from "../../port/storage/storable-text.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { LeasedWork, SettledWork } from "../../port/storage/work.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { now } from "../now.ts"
import { Settings } from "../settings.ts"
import { streamName } from "../stream/stream-kind.ts"
import { retryDelayMillis } from "./retry-policy.ts"

/**
 * What ended an attempt to send. A file that is gone from the store counts, so that it is seen; so does a store that
 * cannot give it just now, which passes.
 */
export type SendProblem = TransportError | StorageError | PacketError

/** What follows a failed attempt: when to try again, or that a person must look. */
export interface Verdict {
  readonly attempt: number
  readonly problem: string
  readonly text: Reason
  readonly indeterminate: boolean
  readonly retryAt?: VietnamTime
}

/** The axis said no to this very packet, or there is none to be made: sending it again unchanged cannot help. */
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

/** Decides what follows a failed attempt. */
export const judge = Effect.fnUntraced(function* (work: LeasedWork, problem: SendProblem) {
  const { retry } = yield* Settings
  const verdict: Verdict = {
    attempt: work.attempt,
    problem: problem.code,
    text: { en: problem.sentence.en, vi: problem.sentence.vi },
    indeterminate: problem._tag === "TransportError" && problem.indeterminate,
  }
  if (isFinal(problem) || work.attempt >= retry.attempts) return verdict
  const delay = retryDelayMillis(retry, work.attempt, yield* Random.next)
  return { ...verdict, retryAt: vietnamTime(epochMillis(yield* now) + delay) }
})

/**
 * Whether there was an earlier attempt, if only one of a worker that died. Starting work again counts its attempts from
 * nought, but not without a notice.
 */
export const wasAttempted = Effect.fnUntraced(function* ({ id, attempt }: LeasedWork) {
  if (attempt > 1) return true
  const storage = yield* Storage
  return Option.isSome(yield* storage.readLast(streamName.notice(id)))
})

/** How the work item ends. */
export const settled = ({ id, lease }: LeasedWork, verdict?: Verdict): SettledWork => {
  if (verdict === undefined) return { id, lease, outcome: { _tag: "Done" } }
  const { problem, text, retryAt } = verdict
  // An axis may have answered with anything.
  const note = storableText(`${problem}: ${text.vi}`)
  return {
    id,
    lease,
    outcome: retryAt === undefined ? { _tag: "Parked", note } : { _tag: "Again", dueAt: retryAt, note },
  }
}
