import { Effect, Schema } from "effect"
import type { PaperSender } from "../../report/paper-board.ts"
import { LocalDate } from "../../time/vietnam-time.ts"
import { type PaperFilter, paper } from "../../view/table/paper.ts"
import { boundedBy } from "../input/bounded-by.ts"
import type { Views } from "../view/views.ts"
import { maxLimit, type Page } from "./page.ts"
import { readTable } from "./read-table.ts"

/** The days on which the paper was received. */
export const PaperSendersRequest = boundedBy(
  Schema.Struct({
    receivedFrom: Schema.optionalKey(LocalDate),
    receivedUntil: Schema.optionalKey(LocalDate),
  }),
  [["receivedFrom", "receivedUntil"]],
)
export interface PaperSendersRequest extends Schema.Schema.Type<typeof PaperSendersRequest> {}

const none = { justified: 0, waste: 0, "electronic-missing": 0, undecided: 0 }

/** How much paper each sender sent in a period, the most wasteful first. */
export const paperSenders = Effect.fnUntraced(function* (views: Views, request: PaperSendersRequest = {}) {
  const filter: PaperFilter = request
  const senders = new Map<string, PaperSender>()
  let after: string | undefined
  let page: Page<unknown>
  do {
    const read = yield* readTable(views, paper, {
      filter,
      order: "ascending",
      limit: maxLimit,
      ...(after !== undefined && { after }),
    })
    for (const { copy, verdict } of read.rows) {
      const { code, name = code } = copy.from
      const sender = senders.get(code) ?? { ...none, code, name }
      senders.set(code, { ...sender, [verdict.outcome]: sender[verdict.outcome] + 1 })
    }
    page = read
    after = read.next
  } while (after !== undefined)
  const rows = [...senders.values()].sort((a, b) => b.waste - a.waste || (a.code < b.code ? -1 : 1))
  return { rows, asOf: page.asOf, isCurrent: page.isCurrent } satisfies Page<PaperSender> as Page<PaperSender>
})
