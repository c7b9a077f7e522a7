import { Effect, Schema } from "effect"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { Table } from "../../view/table/table.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import type { Settings } from "../ground/settings.ts"
import { decodeStated } from "../input/decode-stated.ts"
import { mayBeLeftOut } from "../input/request.ts"
import type { Views } from "../view/views.ts"
import { byAnyCode } from "./any-code.ts"
import { type Page, type Paging, paging } from "./page.ts"
import { readTable } from "./read-table.ts"

/** What a report may be asked: the fields of its filter, an order and a page. */
type ReportRequest<Filter, Sort extends string> = Filter &
  Paging & {
    /** What the rows are sorted by. */
    readonly sort?: Sort
  }

/** Reads a page of a report. */
export type Report<Line, Filter, Sort extends string> = (
  views: Views,
  request?: ReportRequest<Filter, Sort>,
) => Effect.Effect<Page<Line>, InputError | StorageError, Storage | Settings>

/** Makes the report of a table: reads the request strictly, and then the page. */
export const tableReport = <Line, Fields extends Schema.Struct.Fields, Sort extends string>(
  table: Table<Line, Schema.Struct<Fields>["Type"], Sort>,
  Filter: Schema.Struct<Fields> & { readonly DecodingServices: never },
): Report<Line, Schema.Struct<Fields>["Type"], Sort> => {
  const sorts = Object.keys(table.sorts) as ReadonlyArray<string> as readonly [string, ...Array<string>]
  const shape = Schema.Struct({
    ...Filter.fields,
    ...paging,
    sort: mayBeLeftOut(Schema.Literals(sorts)),
  })
  const periods = Object.values(table.periods ?? {}) as ReadonlyArray<readonly [string, string]>
  const read = decodeStated(shape as never, "request", periods)
  return Effect.fnUntraced(function* (views: Views, request = {} as never) {
    const asked = (yield* read(request)) as Paging & { readonly sort?: Sort }
    const { sort, limit, after, order, total, ...filter } = asked
    const found = yield* byAnyCode(table, filter as Schema.Struct<Fields>["Type"])
    return yield* readTable(views, found, { ...asked, filter: filter as never })
  })
}
