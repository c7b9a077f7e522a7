import { Schema } from "effect"
import type { Awaited } from "../../document/awaited/state.ts"
import { awaitedLines } from "../../report/awaited-board.ts"
import { firstPlace } from "../dossier/dossier.ts"
import type { Table } from "./table.ts"

/** The table has no filter, since it is short. */
export const AwaitedFilter = Schema.Struct({})
export interface AwaitedFilter extends Schema.Schema.Type<typeof AwaitedFilter> {}

/** Requests about documents that have not come (yêu cầu về văn bản chưa đến), in the order they came. */
export const awaited: Table<Awaited, AwaitedFilter, "asked"> = {
  name: "awaited",
  lines: (dossier) => awaitedLines(dossier.facts).map((line) => ({ line, place: firstPlace(dossier) })),
  sorts: { asked: (_line, place) => place },
  defaultSort: "asked",
  narrowed: [],
  defaultOrder: "ascending",
  features: () => [],
  tests: {},
  found: {},
}
