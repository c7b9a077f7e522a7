import { Effect, Schema } from "effect"
import type { Tolerance } from "../../packet/tolerance.ts"
import type { Change } from "../../report/change.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { agencyKey } from "../../vocabulary/key.ts"
import { mayBeLeftOut } from "../input/request.ts"
import { day } from "../paper/find-electronic.ts"
import { forEachStored } from "../stream/log-pages.ts"
import { toChange } from "../stream/to-change.ts"

/** Whose packets to count, if not everybody's. */
export const TolerancesRequest = Schema.Struct({
  /** The sender's code, in any spelling. */
  from: mayBeLeftOut(Schema.String),
  /** The first day to count, `2026-11-01`. */
  since: mayBeLeftOut(Schema.String),
})
export interface TolerancesRequest extends Schema.Schema.Type<typeof TolerancesRequest> {}

/** How often a sender's packets departed from the standard in one way. */
export interface TolerancesOfSender {
  readonly from: string
  readonly name?: string
  readonly code: string
  readonly path: string
  readonly kind: "document" | "status"
  readonly count: number
  readonly last: VietnamTime
  /** The last of them, with what was written and what was read. */
  readonly example: Tolerance
}

interface Found {
  readonly from: string
  readonly name?: string
  readonly kind: "document" | "status"
  readonly tolerances: ReadonlyArray<Tolerance>
}

const foundIn = ({ kind, event }: Change): Found | undefined => {
  if (kind === "mailbox" && event._tag === "StatusTolerated")
    return { from: event.from, kind: "status", tolerances: event.tolerances }
  if (kind !== "incoming" || (event._tag !== "Arrived" && event._tag !== "UpdateAsked")) return undefined
  const { code, name } = event.envelope.from
  const { tolerances = [] } = event.checked
  return { from: code, ...(name !== undefined && { name }), kind: "document", tolerances }
}

/**
 * Counts what was tolerated in the packets of each sender, document and status packets alike, the most
 * frequent first, so that the makers of a system can be told. Reads the whole log.
 */
export const listTolerances = Effect.fn("Exchange.listTolerances")(function* ({
  from,
  since: stated,
}: TolerancesRequest = {}) {
  const since = stated === undefined ? "" : yield* day(stated, "since")
  const rows = new Map<string, TolerancesOfSender>()
  const wanted = from === undefined ? undefined : agencyKey(from)
  const add = (change: Change) => {
    const found = foundIn(change)
    if (found === undefined) return
    const sender = agencyKey(found.from)
    if (wanted !== undefined && sender !== wanted) return
    const { tolerances, ...who } = found
    for (const example of tolerances) {
      const { code, path } = example
      const key = JSON.stringify([sender, found.kind, code, path])
      const count = (rows.get(key)?.count ?? 0) + 1
      rows.set(key, { ...who, code, path, count, last: change.at, example })
    }
  }
  yield* forEachStored((stored) => (stored.at < since ? Effect.void : Effect.map(toChange(stored), add)))
  return [...rows.values()].sort((one, next) => next.count - one.count)
})
