import { Effect } from "effect"
import { isTakenBack, updateOf } from "../../document/delivery/standing.ts"
import { isOvertaken } from "../../document/incoming/notice.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import { kindOf, namedBy } from "../../log/stream-kind.ts"
import { isSameAgencyCode } from "../../vocabulary/key.ts"
import { loadDelivery } from "../change/delivery.ts"
import { loadIncoming } from "../change/incoming.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { statusAgain } from "../work-item/status-work.ts"
import { updateAgain } from "../work-item/update-work.ts"
import type { NoticeKind } from "./compare-notices.ts"

/** Status packets. One is needless when a later status says more. */
export const statusNotices: NoticeKind = {
  listed: "status",
  // Each has one recipient, whom the list may name by another code.
  isTo: () => Effect.succeed(() => true),
  isNeedless: ({ status, about }) =>
    Effect.gen(function* () {
      if (kindOf(about) !== "incoming") return false
      const { state } = yield* loadIncoming(namedBy(about).document)
      return state !== undefined && isOvertaken(status, state)
    }),
  again: (sent, _to, at) => statusAgain(sent, at),
}

/**
 * The packets of updates. One is needless when its recipient has answered or was asked for the document, and
 * when a later update asks it too.
 */
export const updateNotices: NoticeKind = {
  listed: "document",
  isTo: ({ about, to }) =>
    Effect.gen(function* () {
      const { state } = yield* requireOutgoing(namedBy(about).document)
      const otherCode = linesOf(state).find((line) => line.to.code === to)?.to.otherCode
      const codes = [to, ...(otherCode ? [otherCode] : [])]
      return (entry) => codes.some((code) => isSameAgencyCode(code, entry.to))
    }),
  isNeedless: ({ about, to, update = 0 }) =>
    Effect.gen(function* () {
      const { document } = namedBy(about)
      const { state } = yield* requireOutgoing(document)
      const { state: delivery } = yield* loadDelivery(document, to)
      return (
        state.updates.some(({ number, dueDate }) => number > update && dueDate !== undefined) ||
        delivery === undefined ||
        isTakenBack(delivery) ||
        updateOf(delivery) !== "asked"
      )
    }),
  again: (sent, to, at) => Effect.succeed(updateAgain(namedBy(sent.about).document, sent, to, at)),
}
