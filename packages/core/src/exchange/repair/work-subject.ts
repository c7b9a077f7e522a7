import { Effect } from "effect"
import { linesOf } from "../../document/outgoing/state.ts"
import type { WorkView } from "../../port/storage/work.ts"
import { loadOutgoing } from "../change/outgoing.ts"
import { subjectOf } from "../work-item/work-items.ts"

/** The recipients of a work item, or those that it looks for. */
export const recipientsOf = Effect.fnUntraced(function* (work: WorkView) {
  const { document, to } = subjectOf(work)
  if (to !== undefined || document === undefined) return to ?? []
  const { state } = yield* loadOutgoing(document)
  return state ? linesOf(state).map((line) => line.to.code) : []
})
