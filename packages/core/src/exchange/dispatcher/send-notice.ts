import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import type { NoticeEvent } from "../../document/notice/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { change } from "../change/change.ts"
import type { Appended } from "../ground/record.ts"
import { note } from "../stream/append.ts"
import { judge, type SendProblem, settled } from "./attempt.ts"

/** What is sent and its recipient, as its events name them. */
interface Notice {
  readonly status: string
  readonly to: ReadonlyArray<string>
  readonly about: string
}

const none: ReadonlyArray<Appended> = []

/**
 * Sends something that is shown under its own work, and records the result: an event when it was sent or had
 * to be given up. `isSent` tells which errors mean that the axis already has it; `duties` are recorded with
 * the sending.
 */
export const sendNotice = Effect.fnUntraced(function* <R, R2 = never, E2 = never>(
  work: LeasedWork,
  { to, ...named }: Notice,
  sending: Effect.Effect<unknown, SendProblem, R>,
  isSent: (problem: SendProblem) => boolean,
  duties: (at: VietnamTime) => Effect.Effect<ReadonlyArray<Appended>, E2, R2> = () => Effect.succeed(none),
) {
  const outcome = yield* Effect.result(Effect.catchIf(sending, isSent, () => Effect.void))
  const verdict = outcome._tag === "Success" ? undefined : yield* judge(work, outcome.failure)
  const notice = { ...named, to: to.join(", "), attempt: work.attempt }
  const end: NoticeEvent | undefined =
    verdict === undefined
      ? { _tag: "NoticeSent", ...notice }
      : verdict.retryAt === undefined
        ? { _tag: "NoticeParked", ...notice, problem: verdict.problem, text: verdict.text }
        : undefined
  const noted = end ? [note("notice", streamName.notice(work.id), [end])] : none
  yield* change(system, (at) =>
    Effect.map(verdict === undefined ? duties(at) : Effect.succeed(none), (kept) => ({
      changes: [],
      appends: [...noted, ...kept],
      work: settled(work, verdict),
    })),
  )
})
