import type { Tolerance } from "../packet/tolerance.ts"
import type { Change } from "../report/change.ts"
import { dateOf, type VietnamTime } from "../time/vietnam-time.ts"
import { agencyKey } from "../vocabulary/key.ts"
import type { MessageKind } from "../vocabulary/message-kind.ts"
import type { View } from "./view.ts"

/** How often a sender's packets departed from the standard in one way in a month. */
export interface TolerancesOfSender {
  /** The month in Vietnam, `2026-11`. */
  readonly month: string
  /** The sender's code, however its packets write it. */
  readonly from: string
  readonly name?: string
  readonly code: string
  readonly path: string
  readonly kind: MessageKind
  readonly count: number
  /** How many of these packets were refused for another reason. */
  readonly refused: number
  readonly last: VietnamTime
  /** The last of them, with what was written and what was read. */
  readonly example: Tolerance
}

interface Found {
  readonly from: string
  readonly name?: string
  readonly kind: MessageKind
  readonly isRefused: boolean
  readonly tolerances: ReadonlyArray<Tolerance>
}

const foundIn = ({ kind, event }: Change): Found | undefined => {
  if (kind === "mailbox") {
    const { from, tolerances = [] } = event
    return event._tag === "StatusTolerated"
      ? { from, kind: event.contains ?? "status", isRefused: false, tolerances }
      : { from, kind: event.kind, isRefused: true, tolerances }
  }
  if (kind !== "incoming") return undefined
  switch (event._tag) {
    case "Arrived":
    case "UpdateAsked":
      return {
        ...senderOf(event.envelope.from),
        isRefused: false,
        tolerances: event.checked.tolerances ?? [],
      }
    case "RefusedOnArrival":
      return { ...senderOf(event.envelope.from), isRefused: true, tolerances: event.tolerances ?? [] }
    case "ConflictingCopyRefused":
      return event.from === undefined
        ? undefined
        : { ...senderOf({ code: event.from }), isRefused: true, tolerances: event.tolerances ?? [] }
    default:
      return undefined
  }
}

const senderOf = ({ code, name }: { readonly code: string; readonly name?: string }) => ({
  from: code,
  ...(name !== undefined && { name }),
  kind: "document" as const,
})

const keyOf = (at: VietnamTime, { from, kind }: Found, { code, path }: Tolerance): string =>
  JSON.stringify([dateOf(at).slice(0, 7), agencyKey(from), kind, code, path.slice(0, 200)])

/** The lists of a table of tolerances: all, by sender, by code, or by both. */
export const toleranceList = (from: string | undefined, code: string | undefined): string =>
  JSON.stringify([from === undefined ? "" : agencyKey(from), code ?? ""])

/** What was tolerated in the packets of each sender, by month, kind, code and place. */
export const tolerancesView: View<TolerancesOfSender> = {
  name: "lienthong-tolerances",
  version: 1,
  rowsOf: (change) => {
    const found = foundIn(change)
    return found ? [...new Set(found.tolerances.map((each) => keyOf(change.at, found, each)))] : []
  },
  evolve: (row, change, key) => {
    const found = foundIn(change)
    if (found === undefined) return row
    const here = found.tolerances.filter((each) => keyOf(change.at, found, each) === key)
    const example = here.at(-1)
    if (example === undefined) return row
    const { from, name, kind, isRefused } = found
    return {
      month: dateOf(change.at).slice(0, 7),
      from: agencyKey(from),
      ...(name !== undefined && { name }),
      code: example.code,
      path: example.path,
      kind,
      count: (row?.count ?? 0) + here.length,
      refused: (row?.refused ?? 0) + (isRefused ? here.length : 0),
      last: change.at,
      example,
    }
  },
  listsOf: ({ month, from, code, count }) => {
    const sort = `${month} ${String(count).padStart(12, "0")}`
    const lists = [
      toleranceList(undefined, undefined),
      toleranceList(from, undefined),
      toleranceList(undefined, code),
      toleranceList(from, code),
    ]
    return lists.map((list) => ({ list, sort }))
  },
}
