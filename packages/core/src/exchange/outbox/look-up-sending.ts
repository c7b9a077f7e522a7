import { Effect, Option } from "effect"
import type { Delivery } from "../../document/delivery/delivery.ts"
import { isUnreported } from "../../document/delivery/standing.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import type { SentList } from "../../port/transport.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { dateOf } from "../../time/vietnam-time.ts"
import { commandDelivery, loadDelivery } from "../change/delivery.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { isAxisFault } from "../circuit/axis-trouble.ts"
import { dutyRules } from "../settings/duty-rules.ts"
import { daysSent, findInList, type Says } from "../unreported/find-in-list.ts"
import { SentLists } from "../unreported/sent-lists.ts"
import { afterSilence, lookUp, lookUpWork, nextLookUp } from "../work-item/look-up-work.ts"
import { broken } from "./failure.ts"
import { reschedule } from "./retry.ts"
import { infallible, workKind } from "./work-kind.ts"

/** Joins the lists of all days; nothing if the axis has none. */
const joined = (lists: ReadonlyArray<Option.Option<SentList>>): Option.Option<SentList> =>
  Option.map(Option.all(lists), (all) => ({
    entries: all.flatMap(({ entries }) => entries),
    complete: all.every(({ complete }) => complete),
  }))

/**
 * How often in a row an axis may answer with something other than a list before it counts as having none for
 * us.
 */
const maxOddAnswers = 6

/** An axis that is away may answer later, however long it is away; one with odd answers only for a while. */
const mayAnswerLater = (error: TransportError, unanswered: number) =>
  (isAxisFault(error) && error.reason !== "malformed-answer") || unanswered < maxOddAnswers

/** Asks what the list says about deliveries without a report. */
const askFor = Effect.fnUntraced(function* (deliveries: ReadonlyArray<Delivery>, unanswered: number) {
  const lists = yield* SentLists
  const days = [...new Set(deliveries.flatMap(daysSent).map(dateOf))]
  return yield* Effect.forEach(days, (day) => lists.around(day, "document")).pipe(
    Effect.map((all) => ({ list: joined(all), problem: undefined })),
    Effect.catchIf(
      (error) => !mayAnswerLater(error, unanswered),
      (error) => Effect.succeed({ list: Option.none<SentList>(), problem: error.sentence.vi }),
    ),
  )
})

/**
 * Looks in the axis' sent list for a document that nobody has reported on in time, records what it says for
 * each recipient, and repeats at growing intervals until all have reported or nothing more can be expected.
 */
export const lookUpSending = workKind({
  item: lookUpWork,
  description: "Looks in the axis' sent list for a document that nobody has reported on.",
  retry: reschedule,
  failure: broken,
  begin: (_, payload) =>
    Effect.gen(function* () {
      const { document, update, answered, unanswered } = payload
      const { state: outgoing } = yield* requireOutgoing(document)
      const lines = linesOf(outgoing)
      const loadUnreported = Effect.map(
        Effect.forEach(lines, ({ to }) => loadDelivery(document, to.code)),
        (all) =>
          all.flatMap(({ state, ...loaded }) =>
            state && state.update === update && isUnreported(state) ? [{ ...loaded, state }] : [],
          ),
      )
      const before = (yield* loadUnreported).map(({ state }) => state)
      const isSentAnew = before.every(({ unheard }) => (unheard?.resent?.times ?? 0) > payload.resent)
      if (isSentAnew) return undefined
      const rules = yield* dutyRules
      const asked = yield* Effect.result(askFor(before, unanswered))
      if (asked._tag === "Failure")
        return infallible((at) =>
          Effect.gen(function* () {
            // A single failed call is not reported; the axis' earlier answer stays.
            const silent = unanswered === 0 ? [] : yield* loadUnreported
            const changes = yield* Effect.forEach(
              silent.filter(({ state }) => state.unheard?.finding === undefined),
              (delivery) => commandDelivery(delivery, at, { _tag: "HearAxis", finding: "unasked" }),
            )
            const again = lookUp({ ...payload, unanswered: unanswered + 1 }, afterSilence(unanswered, at))
            return { changes, add: [again] }
          }),
        )
      const { list, problem } = asked.success
      const says = (delivery: Delivery): Says => {
        const otherCode = lines.find(({ to }) => to.code === delivery.to.code)?.to.otherCode
        const said = findInList(delivery, [delivery.to.code, ...(otherCode ? [otherCode] : [])], list)
        return problem === undefined ? said : { ...said, description: problem }
      }
      return infallible((at) =>
        Effect.gen(function* () {
          const unreported = yield* loadUnreported
          const changes = yield* Effect.forEach(unreported, (delivery) =>
            commandDelivery(delivery, at, { _tag: "HearAxis", ...says(delivery.state) }),
          )
          const [first] = unreported
          const dueAt = first && nextLookUp(answered + 1, first.state.lane, at, rules)
          const again =
            dueAt === undefined ? [] : [lookUp({ ...payload, answered: answered + 1, unanswered: 0 }, dueAt)]
          return { changes, add: again }
        }),
      )
    }),
})
