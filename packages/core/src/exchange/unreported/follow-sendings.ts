import { Effect } from "effect"
import { isUnreported, leftAt } from "../../document/delivery/standing.ts"
import { followTerm } from "../../policy/deadline/follow-term.ts"
import type { NewWork } from "../../port/storage/work.ts"
import {
  dateOf,
  epochMillis,
  type LocalDate,
  later,
  plusMillis,
  type VietnamTime,
} from "../../time/vietnam-time.ts"
import { beginLookUp } from "../change/begin-look-up.ts"
import { loadDelivery } from "../change/delivery.ts"
import { dutyRules } from "../settings/duty-rules.ts"
import { lastLook } from "../work-item/look-up-work.ts"
import { justAfter } from "../work-item/watch-work.ts"

/** A document that was sent, and one of its recipients. */
export interface Sending {
  readonly document: string
  readonly to: string
}

const dayMillis = 86_400_000
/** One answer of the axis serves all look-ups of one day, and each day has its own minute. */
const minuteMillis = 60_000

/**
 * The work that looks, at their bound, for sendings that nobody has reported on or looked for: those of an
 * earlier release have no watch that would start it. A sending before `recent` is looked for once.
 */
export const followSendings = Effect.fnUntraced(function* (
  sendings: Iterable<Sending>,
  recent: LocalDate,
  at: VietnamTime,
) {
  const rules = yield* dutyRules
  const works = new Map<string, NewWork>()
  for (const { document, to } of sendings) {
    const { state } = yield* loadDelivery(document, to)
    const left = state && leftAt(state)
    if (!state || !left || !isUnreported(state) || state.unheard?.finding !== undefined) continue
    const { due } = followTerm(left, state.lane, rules)
    if (due === undefined) continue
    const daysAgo = Math.max(0, Math.floor((epochMillis(at) - epochMillis(left)) / dayMillis))
    const dueAt = later(justAfter(due), plusMillis(at, daysAgo * minuteMillis))
    const { update, unheard } = state
    const resent = unheard?.resent?.times ?? 0
    const begun = yield* beginLookUp(
      { document, resent, ...(update !== undefined && { update }) },
      dueAt,
      dateOf(left) < recent ? lastLook(state.lane) : 0,
    )
    for (const work of begun) works.set(work.id, work)
  }
  return works
})
