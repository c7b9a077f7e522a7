import { Effect, Option } from "effect"
import { isUnreported } from "../../document/delivery/standing.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import type { NewWork } from "../../port/storage/work.ts"
import { dateOf, type VietnamTime } from "../../time/vietnam-time.ts"
import { beginLookUp } from "../change/begin-look-up.ts"
import { loadDelivery } from "../change/delivery.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { daysSent, findInList } from "../unreported/find-in-list.ts"
import type { Sending } from "../unreported/follow-sendings.ts"
import { SentLists } from "../unreported/sent-lists.ts"

/** What the axis' sent list says about a sending; `missing` only if nobody has reported on it either. */
const compareOne = Effect.fnUntraced(function* ({ document, to }: Sending) {
  const lists = yield* SentLists
  const { state: outgoing } = yield* requireOutgoing(document)
  const { state: delivery } = yield* loadDelivery(document, to)
  if (delivery === undefined) return { document, to, says: "unclear" } as const
  const otherCode = linesOf(outgoing).find((line) => line.to.code === to)?.to.otherCode
  const days = [...new Set(daysSent(delivery).map(dateOf))]
  const all = yield* Effect.forEach(days, (day) => lists.around(day, "document"))
  const list = Option.map(Option.all(all), (each) => ({
    entries: each.flatMap(({ entries }) => entries),
    complete: each.every(({ complete }) => complete),
  }))
  const { finding } = findInList(delivery, [to, ...(otherCode ? [otherCode] : [])], list)
  if (finding === "unclear" || finding === "no-list") return { document, to, says: "unclear" } as const
  if (finding !== "absent") return { document, to, says: "listed" } as const
  return isUnreported(delivery)
    ? ({ document, to, says: "missing", delivery } as const)
    : ({ document, to, says: "heard" } as const)
})

/** Compares what was sent with the axis' list, and returns the look-ups for what is missing there. */
export const compareSent = Effect.fnUntraced(function* (sendings: ReadonlyArray<Sending>, at: VietnamTime) {
  const all = yield* Effect.forEach(sendings, compareOne)
  const missing = all.flatMap((each) => (each.says === "missing" ? [each] : []))
  const works = new Map<string, NewWork>()
  for (const { document, delivery } of missing) {
    const { update, unheard } = delivery
    const resent = unheard?.resent?.times ?? 0
    const begun = yield* beginLookUp({ document, resent, ...(update !== undefined && { update }) }, at)
    for (const work of begun) works.set(work.id, work)
  }
  const count = (wanted: (typeof all)[number]["says"]) => all.filter(({ says }) => says === wanted).length
  return {
    sent: all.length,
    listed: count("listed"),
    unclear: count("unclear"),
    missing: missing.map(({ document, to }): Sending => ({ document, to })),
    works,
  }
})
