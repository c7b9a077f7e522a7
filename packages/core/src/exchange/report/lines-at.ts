import { Effect } from "effect"
import { readDossier } from "../../view/dossier/dossier-text.ts"
import { type Asking, endOf, type Placed, readLineRow, type Table } from "../../view/table/table.ts"
import { relatedFacts } from "../view/related-facts.ts"
import type { Shown, Views } from "../view/views.ts"
import { type Found, forEachRow } from "./for-each-row.ts"

/** The max number of dossiers in memory at once: a dossier with 600 recipients takes 1 MB. */
const batchSize = 16

/** Makes the lines of some dossiers that show other documents too. */
const linesOf = Effect.fnUntraced(function* <Line, Filter extends object, Sort extends string>(
  { store, making }: Views,
  { name }: Shown,
  table: Table<Line, Filter, Sort>,
  keys: ReadonlyArray<string>,
) {
  const lines = new Map<string, ReadonlyArray<Placed<Line>>>()
  const wanted = [...new Set(keys)]
  for (let from = 0; from < wanted.length; from += batchSize) {
    const texts = yield* store.get(name, wanted.slice(from, from + batchSize))
    const dossiers = new Map([...texts].map(([key, text]) => [key, readDossier(text)]))
    const related = yield* relatedFacts(store, name, dossiers, (dossier) => table.related?.(dossier) ?? [])
    for (const [key, dossier] of dossiers) lines.set(key, table.lines(dossier, related(dossier), making))
    yield* Effect.yieldNow
  }
  return lines
})

/** Reads the lines at some places, or the keys of their dossiers. */
const rowsAt = Effect.fnUntraced(function* <Line>(page: Found<{ readonly key: string }>) {
  const read: Array<ReturnType<typeof readLineRow<Line>> | undefined> = []
  yield* forEachRow(page, (row) => read.push(row === undefined ? undefined : readLineRow<Line>(row)))
  return read
})

/** Reads the lines at some places that match a filter, in order, each with its place. */
export const linesAt = Effect.fnUntraced(function* <
  Line,
  Filter extends object,
  Sort extends string,
  Place extends { readonly key: string },
>(
  views: Views,
  shown: Shown,
  table: Table<Line, Filter, Sort>,
  filter: Filter,
  page: Found<Place>,
  asking?: Asking,
) {
  const read = yield* rowsAt<Line>(page)
  const named = read.flatMap((row) => (row && "of" in row ? [row.of] : []))
  const made = yield* linesOf(views, shown, table, named)
  const tests = Object.entries(filter).map(([field, wanted]) => {
    const test = table.tests[field as keyof Filter] as (line: Line, wanted: unknown) => boolean
    return (line: Line) => test(line, wanted)
  })
  return page.places.map((place, index) => {
    const row = read[index]
    const kept =
      row && "of" in row ? made.get(row.of)?.find((each) => place.key.endsWith(endOf(each)))?.line : row?.line
    const line = kept === undefined || !asking ? kept : (table.asked?.(kept, asking) ?? kept)
    return { place, line: line !== undefined && tests.every((test) => test(line)) ? line : undefined }
  })
})
