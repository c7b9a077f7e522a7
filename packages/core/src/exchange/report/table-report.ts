import { Effect, Schema } from "effect"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { Table } from "../../view/table/table.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import { boundedBy } from "../input/bounded-by.ts"
import type { Settings } from "../settings/settings.ts"
import type { Views } from "../view/views.ts"
import { byAnyCode } from "./any-code.ts"
import { type Page, Paging } from "./page.ts"
import { readTable } from "./read-table.ts"

/** What a report may be asked: the fields of its filter, an order and a page. */
type ReportRequest<Filter, Sort extends string> = Filter &
  Paging & {
    /** What the rows are sorted by. */
    readonly sort?: Sort
  }

/** A report: the schema of its requests, and how its pages are read. */
export interface Report<Line, Filter, Sort extends string> {
  (
    views: Views,
    request?: ReportRequest<Filter, Sort>,
  ): Effect.Effect<Page<Line>, InputError | StorageError, Storage | Settings>
  readonly request: Schema.Codec<unknown, unknown>
}

/** Makes the report of a table. */
export const tableReport = <Line, Fields extends Schema.Struct.Fields, Sort extends string>(
  table: Table<Line, Schema.Struct<Fields>["Type"], Sort>,
  Filter: Schema.Struct<Fields>,
): Report<Line, Schema.Struct<Fields>["Type"], Sort> => {
  const sorts = Object.keys(table.sorts) as ReadonlyArray<string> as readonly [string, ...Array<string>]
  const shape = Schema.Struct({
    ...Filter.fields,
    ...Paging.fields,
    sort: Schema.optionalKey(Schema.Literals(sorts)),
  })
  const periods = Object.values(table.periods ?? {}) as ReadonlyArray<readonly [string, string]>
  const read = Effect.fnUntraced(function* (views: Views, request: ReportRequest<object, Sort> = {}) {
    const { sort, limit, after, order, total, ...filter } = request
    const found = yield* byAnyCode(table, filter as Schema.Struct<Fields>["Type"])
    return yield* readTable(views, found, { ...request, filter: filter as never })
  })
  return Object.assign(read, { request: boundedBy(shape, periods) as never })
}
