import { Cause } from "effect"
import { system } from "../../agency/actor.ts"
import { storableText } from "../../port/storage/storable-text.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { record } from "../record.ts"
import { note } from "../stream/append.ts"
import { streamName } from "../stream/stream-kind.ts"

/**
 * Parks work that cannot even be attempted (an event nobody can read, a payload of another release, a defect), with an
 * event: without one it would be leased again and again and nobody would know. `work.requeue` starts it again.
 */
export const parkBroken = ({ id, lease, kind, attempt }: LeasedWork, problem: string) =>
  record(system, {
    appends: [note("notice", streamName.notice(id), [{ _tag: "WorkParked", kind, attempt, text: problem }])],
    work: { settle: [{ id, lease, outcome: { _tag: "Parked", note: storableText(problem) } }] },
  })

/** The first line of what went wrong: the rest is for the log. */
export const headOf = (cause: Cause.Cause<unknown>): string => Cause.pretty(cause).split("\n")[0] ?? ""
