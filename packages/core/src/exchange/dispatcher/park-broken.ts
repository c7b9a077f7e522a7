import { Cause } from "effect"
import { storableText } from "../../adapter-kit/storable-text.ts"
import { system } from "../../agency/actor.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { isProblem } from "../../problem/problem.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import { headOf } from "../ground/head-of.ts"
import { record } from "../ground/record.ts"
import { note } from "../stream/append.ts"

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
    en: "It was begun too many times without an end.",
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
  const head = headOf(cause)
  return {
    problem: "work-broken",
    text: { en: `The work failed: ${head}`, vi: `Việc không thực hiện được: ${head}` },
  }
}

/**
 * Parks work that cannot even be attempted (an unreadable event, a payload of another release, a defect),
 * with an event: without one it would be leased again and again unnoticed. `work.requeue` restarts it.
 */
export const parkBroken = ({ id, lease, kind, attempt }: LeasedWork, { problem, text }: Broken) => {
  const parked = { _tag: "WorkParked", kind, attempt, problem, text } as const
  return record(system, {
    appends: [note("notice", streamName.notice(id), [parked])],
    work: {
      settle: [{ id, lease, outcome: { _tag: "Parked", note: storableText(`${problem}: ${text.vi}`) } }],
    },
  })
}
