import { Cause, Effect } from "effect"
import { system } from "../../agency/actor.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { Commit } from "../../port/storage/commit.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { isProblem } from "../../problem/problem.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import { change } from "../change/change.ts"
import { commandDelivery, loadDelivery } from "../change/delivery.ts"
import { noteFailure } from "../outbox/work-note.ts"
import { firstLineOf } from "../runtime/first-line-of.ts"
import { note } from "../stream/append.ts"
import { documentWork } from "../work-item/document-work.ts"

/** Why work cannot even be attempted: a code and its sentences. */
export interface Broken {
  readonly problem: string
  readonly text: Reason
}

/** Work of a kind that only another release knows. */
export const unknownKind = (kind: string): Broken => ({
  problem: "work-unknown",
  text: {
    en: `This release knows no work of the kind “${kind}”.`,
    vi: `Phiên bản này không có loại việc “${kind}”.`,
  },
})

/** Attempts that never reached an answer, for example because this very packet ends the process. */
export const endless: Broken = {
  problem: "work-endless",
  text: {
    en: "It was started too many times without finishing.",
    vi: "Đã bắt đầu quá nhiều lần mà không kết thúc.",
  },
}

/**
 * The code and sentences of a cause: an error's own, or the first line of an unknown error; the rest is for
 * the log.
 */
export const brokenBy = (cause: Cause.Cause<unknown>): Broken => {
  const error = Cause.squash(cause)
  if (isProblem(error)) {
    const { en, vi } = error.sentence
    return { problem: error.code, text: { en, vi } }
  }
  const head = firstLineOf(cause)
  return {
    problem: "work-broken",
    text: { en: `The work failed: ${head}`, vi: `Việc không thực hiện được: ${head}` },
  }
}

/** The store does not answer: the work is fine, and is taken up again. */
export const isPassing = (cause: Cause.Cause<unknown>): boolean =>
  Cause.hasInterrupts(cause) ||
  cause.reasons.some(
    (reason) =>
      Cause.isFailReason(reason) &&
      reason.error instanceof StorageError &&
      (reason.error.indeterminate || reason.error.reason === "lease-lost" || reason.error.contended),
  )

const parkedFor = ({ id, lease }: LeasedWork, { problem, text }: Broken): NonNullable<Commit["work"]> => ({
  settle: [{ id, lease, outcome: { _tag: "Parked", ...noteFailure(text, { problem }) } }],
})

const parkWithNotice = (work: LeasedWork, broken: Broken) => {
  const parked = { _tag: "WorkParked", kind: work.kind, attempt: work.attempt, ...broken } as const
  return change(system, () =>
    Effect.succeed({
      changes: [],
      appends: [note("notice", streamName.notice(work.id), [parked])],
      work: parkedFor(work, broken),
    }),
  )
}

/** Records that sending a document has stopped with each recipient that waits for this packet. */
const parkWithDeliveries = (work: LeasedWork, broken: Broken) =>
  change(system, (at) =>
    Effect.gen(function* () {
      const { document, to, update } = yield* documentWork.payloadOf(work)
      const all = yield* Effect.forEach(to, (recipient) => loadDelivery(document, recipient))
      const waiting = all.filter(({ state }) => state && !state.submitted && state.update === update)
      // The attempt may have ended after the axis took the packet.
      const failed = { _tag: "Fail", attempt: work.attempt, indeterminate: true, ...broken } as const
      const changes = yield* Effect.forEach(waiting, (delivery) => commandDelivery(delivery, at, failed))
      return changes.length === 0
        ? yield* Effect.die("no recipient waits for it")
        : { changes, work: parkedFor(work, broken) }
    }),
  )

/**
 * Parks work that cannot even be attempted (an unreadable event, a payload of another release, a defect),
 * with an event: without one it would be leased again and again unnoticed. For a document it shows at each
 * recipient and on the boards; without recipients, or when none can be read, it shows in the work's own
 * stream. `work.requeue` restarts it.
 */
export const parkBroken = (work: LeasedWork, broken: Broken) =>
  work.kind === documentWork.name
    ? Effect.catchCause(parkWithDeliveries(work, broken), (cause) =>
        isPassing(cause) ? Effect.failCause(cause) : parkWithNotice(work, broken),
      )
    : parkWithNotice(work, broken)
