import { Effect } from "effect"
import { readDossier } from "../../view/dossier/dossier-text.ts"
import { type Asking, endOf, type Placed, readLineRow, type Table } from "../../view/table/table.ts"
import { relatedFacts } from "../view/related-facts.ts"
import type { Shown, Views } from "../view/views.ts"
import { type Found, forEachRow } from "./for-each-row.ts"

/** How many dossiers are in memory at once: one with 600 recipients has 1 MB. */
const atOnce = 16

/** The lines that show other dossiers, of dossiers with some keys: made when they are read. */
const linesOf = Effect.fnUntraced(function* <Line, Filter extends object, Sort extends string>(
  { store, making }: Views,
  { name }: Shown,
  table: Table<Line, Filter, Sort>,
  keys: ReadonlyArray<string>,
) {
  const lines = new Map<string, ReadonlyArray<Placed<Line>>>()
  const wanted = [...new Set(keys)]
  for (let from = 0; from < wanted.length; from += atOnce) {
    const texts = yield* store.get(name, wanted.slice(from, from + atOnce))
    const dossiers = new Map([...texts].map(([key, text]) => [key, readDossier(text)]))
    const related = yield* relatedFacts(store, name, dossiers, (dossier) => table.related?.(dossier) ?? [])
    for (const [key, dossier] of dossiers) lines.set(key, table.lines(dossier, related(dossier), making))
    yield* Effect.yieldNow
  }
  return lines
})

/** The lines, or the keys of their dossiers, at some places. */
const rowsAt = Effect.fnUntraced(function* <Line>(page: Found<{ readonly key: string }>) {
  const read: Array<ReturnType<typeof readLineRow<Line>> | undefined> = []
  yield* forEachRow(page, (row) => read.push(row === undefined ? undefined : readLineRow<Line>(row)))
  return read
})

/** The lines at some places, in their order, which match a filter; each with its place. */
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
