import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import type { DeliveryCommand } from "../../document/delivery/decide.ts"
import type { Delivery } from "../../document/delivery/delivery.ts"
import { isUnheard } from "../../document/delivery/standing.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import { followTerm } from "../../policy/deadline/follow-term.ts"
import type { LeasedWork, NewWork } from "../../port/storage/work.ts"
import { beginLookUp } from "../change/begin-look-up.ts"
import { change } from "../change/change.ts"
import { askDelivery, loadDelivery } from "../change/delivery.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { dutyRules } from "../ground/duty-rules.ts"
import { record } from "../ground/record.ts"
import { now } from "../ground/runtime.ts"
import { Settings } from "../ground/settings.ts"
import { addressedPacket } from "../make-packet/addressed-packet.ts"
import type { ResendWork } from "../outbox/resend-work.ts"
import { justAfter } from "../outbox/watch-work.ts"
import { judge, settled, submitFor } from "./attempt.ts"

/** Whether a recipient still needs it again: it was requested, and no report came meanwhile. */
const isWanted = (delivery: Delivery | undefined): boolean =>
  delivery !== undefined && isUnheard(delivery) && (delivery.unheard?.resend?.state ?? "sent") !== "sent"

/** Records the result for some recipients, and the end of the work, in one commit. */
const recordFor = (
  { document }: ResendWork,
  to: ReadonlyArray<string>,
  command: DeliveryCommand,
  end: ReturnType<typeof settled>,
  add: ReadonlyArray<NewWork>,
) =>
  change(system, (at) =>
    Effect.map(
      Effect.forEach(to, (recipient) =>
        Effect.flatMap(loadDelivery(document, recipient), (delivery) => askDelivery(delivery, at, command)),
      ),
      (changes) => ({ changes, work: { ...end, add } }),
    ),
  )

/**
 * Sends a packet again to the recipients that have not reported on it. The axis is not asked first, since it
 * may have the sending that was lost; `duplicate` is an answer like any other. After that the document is
 * looked for anew.
 */
export const performResend = Effect.fn("Dispatcher.performResend")(function* (
  work: LeasedWork,
  payload: ResendWork,
) {
  const { agency } = yield* Settings
  const { document, update, packet } = payload
  const { attempt } = work
  const { state } = yield* requireOutgoing(document)
  const deliveries = yield* Effect.forEach(payload.to, (recipient) => loadDelivery(document, recipient))
  const wanted = deliveries.flatMap((loaded) =>
    loaded.state && isWanted(loaded.state) ? [loaded.state] : [],
  )
  const to = wanted.map((delivery) => delivery.to.code)
  const [first] = wanted
  if (first === undefined) return yield* record(system, { appends: [], work: settled(work) })
  const sending = Effect.gen(function* () {
    const bytes = yield* addressedPacket({ packet, to: payload.to }, to, linesOf(state))
    return yield* submitFor(work, { kind: "document", from: agency.code, to, bytes })
  }).pipe(
    Effect.map(({ axisId }): { readonly axisId?: string } => ({ axisId })),
    Effect.catchIf(
      (error) => error.reason === "duplicate",
      () => Effect.succeed({}),
    ),
  )
  const outcome = yield* Effect.result(sending)
  if (outcome._tag === "Failure") {
    const verdict = yield* judge(work, outcome.failure)
    const { problem, text, retryAt } = verdict
    const parked = { _tag: "ParkResend", attempt, problem, text } as const
    return yield* recordFor(payload, retryAt === undefined ? to : [], parked, settled(work, verdict), [])
  }
  const { due } = followTerm(yield* now, first.lane, yield* dutyRules)
  const resent = Math.max(...wanted.map(({ unheard }) => unheard?.resent?.times ?? 0)) + 1
  const sendingOf = { document, resent, ...(update !== undefined && { update }) }
  const lookUp = due === undefined ? [] : yield* beginLookUp(sendingOf, justAfter(due))
  return yield* recordFor(
    payload,
    to,
    { _tag: "EndResend", attempt, ...outcome.success },
    settled(work),
    lookUp,
  )
})
