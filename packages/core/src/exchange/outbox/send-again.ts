import { Effect } from "effect"
import type { Delivery } from "../../document/delivery/delivery.ts"
import { isUnreported } from "../../document/delivery/standing.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import { followTerm } from "../../policy/deadline/follow-term.ts"
import { beginLookUp } from "../change/begin-look-up.ts"
import { loadDelivery } from "../change/delivery.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { addressedPacket } from "../make-packet/addressed-packet.ts"
import { dutyRules } from "../settings/duty-rules.ts"
import { Settings } from "../settings/settings.ts"
import { resendWork } from "../work-item/resend-work.ts"
import { justAfter } from "../work-item/watch-work.ts"
import { submitFor } from "./attempt.ts"
import { deliveries, ofDeliveries } from "./failure.ts"
import { both } from "./recording.ts"
import { backoff } from "./retry.ts"
import { workKind } from "./work-kind.ts"

/** Whether a recipient still needs it again: it was requested, and no report came meanwhile. */
const isWanted = (delivery: Delivery): boolean =>
  isUnreported(delivery) && (delivery.unheard?.resend?.state ?? "sent") !== "sent"

/**
 * The axis is not asked first, since it may have the sending that was lost; `duplicate` is an answer like any
 * other. After that the document is looked for again.
 */
export const sendAgain = workKind({
  item: resendWork,
  description:
    "Sends a packet again to the recipients that have not reported on it, without asking the axis first.",
  retry: backoff,
  failure: deliveries,
  begin: (work, payload) =>
    Effect.gen(function* () {
      const { agency } = yield* Settings
      const { document, update, packet } = payload
      const { attempt } = work
      const { state } = yield* requireOutgoing(document)
      const all = yield* Effect.forEach(payload.to, (recipient) => loadDelivery(document, recipient))
      const wanted = all.flatMap(({ state }) => (state && isWanted(state) ? [state] : []))
      const to = wanted.map((delivery) => delivery.to.code)
      const [first] = wanted
      if (first === undefined) return undefined
      const rules = yield* dutyRules
      const resent = Math.max(...wanted.map(({ unheard }) => unheard?.resent?.times ?? 0)) + 1
      const sending = { document, resent, ...(update !== undefined && { update }) }
      const sent = (taken: { readonly axisId?: string }) =>
        both(
          ofDeliveries({ document, to, command: () => ({ _tag: "EndResend", attempt, ...taken }) }),
          (at) => {
            const { due } = followTerm(at, first.lane, rules)
            return due === undefined
              ? Effect.succeed({})
              : Effect.map(beginLookUp(sending, justAfter(due)), (add) => ({ add }))
          },
        )
      const make = Effect.gen(function* () {
        const bytes = yield* addressedPacket({ packet, to: payload.to }, to, linesOf(state))
        const { axisId } = yield* submitFor(work, { kind: "document", from: agency.code, to, bytes })
        return sent({ axisId })
      }).pipe(
        Effect.catchIf(
          ({ reason }) => reason === "duplicate",
          () => Effect.succeed(sent({})),
        ),
      )
      return {
        make,
        failing: {
          document,
          to,
          command: (_to, _delivery, { retryAt, problem, text }) =>
            retryAt === undefined ? { _tag: "ParkResend", attempt, problem, text } : undefined,
        },
      }
    }),
})
