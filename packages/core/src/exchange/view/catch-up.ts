import { Effect, Exit } from "effect"
import type { StoredEvent } from "../../log/stored-event.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { AdvanceView, NewRow, ViewStore } from "../../port/storage/view-store.ts"
import type { Change } from "../../report/change.ts"
import { countsKey, readCounts, recounted, writeCounts } from "../../view/counts.ts"
import { project, rowsTouched } from "../../view/project.ts"
import { briefKey, type ListEntry, readRow, type View, writeRow } from "../../view/view.ts"
import { toChange } from "../stream/to-change.ts"

/**
 * How many events a view applies in one transaction: few enough that a step holds up the host for some 20 ms.
 */
export const batchSize = 200

/**
 * The changes up to the first event that nobody can read. Fails with its name when it is the first of all.
 */
const readable = Effect.fnUntraced(function* (
  stored: ReadonlyArray<StoredEvent>,
): Effect.fn.Return<ReadonlyArray<Change>, StorageError> {
  const changes: Array<Change> = []
  for (const event of stored) {
    const read = yield* Effect.exit(toChange(event))
    if (Exit.isSuccess(read)) changes.push(read.value)
    else if (changes.length === 0) return yield* Effect.failCause(read.cause)
    else break
  }
  return changes
})

const wordsIn = <Row>({ wordsOf }: View<Row>, row: Row, key: string) => {
  const words = wordsOf?.(row, key)
  return words && { words }
}

/** What changes make of the short texts beside rows. */
const briefsIn = <Row>(
  { briefOf }: View<Row>,
  texts: ReadonlyMap<string, string>,
  after: ReadonlyArray<readonly [string, Row | undefined]>,
): Pick<AdvanceView, "put" | "remove"> => {
  const put: Array<NewRow> = []
  const remove: Array<string> = []
  for (const [of, row] of briefOf ? after : []) {
    const key = briefKey(of)
    const brief = row === undefined ? undefined : briefOf?.(row, of)
    if (brief === undefined) {
      if (texts.has(key)) remove.push(key)
    } else if (texts.get(key) !== brief.text) put.push({ key, row: brief.text, lists: brief.lists })
  }
  return { put, remove }
}

/** What changes make of the rows of a view. `texts` has the rows that were there. */
const stepOf = <Row>(
  view: View<Row>,
  texts: ReadonlyMap<string, string>,
  changes: ReadonlyArray<Change>,
): Pick<AdvanceView, "put" | "remove"> => {
  const before = new Map<string, Row>()
  const left = new Map<string, ReadonlyArray<ListEntry>>()
  for (const key of rowsTouched(view, changes)) {
    const text = texts.get(key)
    if (text === undefined) continue
    const row = readRow(view, text)
    before.set(key, row)
    // Before the row is changed in place.
    if (view.isCounted) left.set(key, view.listsOf(row, key))
  }
  const after = [...project(view, before, changes)]
  const rows = after.flatMap(([key, row]) => {
    if (row === undefined) return []
    const text = writeRow(view, row)
    return text === texts.get(key)
      ? []
      : [{ key, row: text, lists: view.listsOf(row, key), ...wordsIn(view, row, key) }]
  })
  const removed = after.flatMap(([key, row]) => (row === undefined && before.has(key) ? [key] : []))
  const briefs = briefsIn(view, texts, after)
  const remove = [...removed, ...briefs.remove]
  const { isCounted } = view
  if (!isCounted) return { put: [...rows, ...briefs.put], remove }
  const gone = [...rows.map(({ key }) => key), ...removed].flatMap((key) => left.get(key) ?? [])
  const entered = rows.flatMap(({ lists }) => lists)
  const counts = recounted(readCounts(texts.get(countsKey)), isCounted, gone, entered)
  return { put: [...rows, ...briefs.put, { key: countsKey, row: writeCounts(counts), lists: [] }], remove }
}

/** Applies the next events to a view and gives its new position: the same position at the end of the log. */
const advance = <Row>(views: ViewStore, view: View<Row>, from: bigint) =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const changes = yield* readable(yield* storage.readLog(from, batchSize))
    const last = changes.at(-1)
    if (last === undefined) return from
    const to = BigInt(last.position)
    const keys = rowsTouched(view, changes)
    const texts = yield* views.get(view, [countsKey, ...keys, ...(view.briefOf ? keys.map(briefKey) : [])])
    const { name, version } = view
    yield* views.advance({ view: { name, version }, from, to, ...stepOf(view, texts, changes) })
    return to
  })

/**
 * Brings a view forward to a position, in steps of one transaction each, and gives the one it got to. Several
 * processes may do so at once: one of them makes each step, and the others continue from there. Interrupted,
 * it has made whole steps.
 */
export const catchUp = <Row>(
  views: ViewStore,
  view: View<Row>,
  until: bigint,
): Effect.Effect<bigint, StorageError, Storage> =>
  Effect.gen(function* () {
    const { name, version } = view
    const open = Effect.map(views.open({ name, version }), ({ position }) => position)
    let position = yield* open
    while (position < until) {
      const next = yield* advance(views, view, position).pipe(
        Effect.catchIf(
          ({ reason }) => reason === "view-moved",
          () => open,
        ),
      )
      if (next === position) return position
      position = next
      // Steps of a store in the same process leave no time to the host's other work.
      yield* Effect.yieldNow
    }
    return position
  })
