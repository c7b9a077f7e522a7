import { Effect, Option } from "effect"
import { streamName } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { type Submission, Transport } from "../../port/transport.ts"
import { AxisCircuit } from "../circuit/axis-circuit.ts"
import { mayBeAxisFault } from "../circuit/axis-trouble.ts"

/** Submits a packet to the axis. Any answer shows that the axis is there. */
export const submitFor = Effect.fnUntraced(function* ({ id }: LeasedWork, submission: Submission) {
  const { submit } = yield* Transport
  const circuit = yield* AxisCircuit
  return yield* submit(submission).pipe(
    Effect.tap(() => circuit.noteAnswer(id, true)),
    Effect.tapError((error) =>
      error._tag === "StorageError" || mayBeAxisFault(error)
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
