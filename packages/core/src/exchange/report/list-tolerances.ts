import { Effect, Schema } from "effect"
import { type TolerancesOfSender, toleranceList } from "../../view/tolerances.ts"
import { optional } from "../input/request.ts"
import type { Views } from "../view/views.ts"
import { readKeptPage } from "./host-page.ts"
import { type Page, Paging } from "./page.ts"

/** Whose packets to count, and which departures, if not all. */
export const TolerancesRequest = Schema.Struct({
  /** The sender's code, in any spelling. */
  from: optional(Schema.String),
  /** The code of a tolerance, `date-otherwise-written`. */
  code: optional(Schema.String),
  /** A month in Vietnam, `2026-11`. */
  month: optional(Schema.String.check(Schema.isPattern(/^\d{4}-(0[1-9]|1[0-2])$/))),
  ...Paging.fields,
})
export interface TolerancesRequest extends Schema.Schema.Type<typeof TolerancesRequest> {}

/** Everything of a month sorts behind the month and before this. */
const behind = (month: string) => `${month}~`

/**
 * What was tolerated in the packets of each sender, refused ones too, so that the makers of a system can be
 * told: by month, the last first, and in a month the most frequent first.
 */
export const listTolerances = Effect.fn("Exchange.listTolerances")(function* (
  views: Views,
  request: TolerancesRequest = {},
) {
  const { from, code, month, order = "descending", ...page } = request
  const read = yield* readKeptPage(views, views.own.tolerances, {
    lists: [toleranceList(from, code)],
    ...(month !== undefined && { from: month, before: behind(month) }),
    order,
    ...page,
  })
  return read as Page<TolerancesOfSender>
})
