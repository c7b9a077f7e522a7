import { Effect, Exit, Semaphore } from "effect"
import type { StoredEvent } from "../../log/stored-event.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { AdvanceView, ViewStore } from "../../port/storage/view-store.ts"
import type { Change } from "../../report/change.ts"
import { countsKey, readCounts, recounted, writeCounts } from "../../view/counts.ts"
import { project, rowsTouched } from "../../view/project.ts"
import { type LineRow, type NewRow, readRow, type View, writeRow } from "../../view/view.ts"
import { begunFirst, commitsFirst } from "../record/commits-first.ts"
import { toChange } from "../stream/to-change.ts"

/** How many events one step applies at most: few enough that it holds up the host for some 20 ms. */
const batchSize = 400

/** The same when commits were made since the last step: the next commit may have to wait for this step. */
const smallBatch = 50

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

/** What is stored of a row: the row itself, and the lines that pages are read from. */
const storedOf = <Row>(view: View<Row>, row: Row, key: string, text: string): ReadonlyArray<LineRow> => [
  { key, row: text, lists: view.listsOf(row, key), isWhole: true },
  ...(view.linesOf?.(row, key) ?? []),
]

const isSame = (one: LineRow | undefined, other: LineRow): boolean =>
  one !== undefined &&
  one.row === other.row &&
  one.lists.length === other.lists.length &&
  one.lists.every(({ list, sort }, index) => {
    const at = other.lists[index]
    return at?.list === list && at.sort === sort
  }) &&
  (other.isWhole || JSON.stringify(one.words?.()) === JSON.stringify(other.words?.()))

/** A row as it is stored. */
export const newRow = ({ key, row, lists, words }: LineRow): NewRow => ({
  key,
  row,
  lists,
  ...(words && { words: words() }),
})

/** The rows that changes are about, and those that show something of them, with their texts. */
const rowsBefore = Effect.fnUntraced(function* <Row>(
  views: ViewStore,
  view: View<Row>,
  changes: ReadonlyArray<Change>,
) {
  const touched = rowsTouched(view, changes)
  const texts = new Map(yield* views.get(view, [countsKey, ...touched]))
  const counts = readCounts(texts.get(countsKey))
  texts.delete(countsKey)
  const rows = new Map([...texts].map(([key, text]) => [key, readRow(view, text)]))
  const linked = view.linked && [...rows.values()].flatMap(view.linked.to).filter((key) => !rows.has(key))
  if (linked && linked.length > 0)
    for (const [key, text] of yield* views.get(view, [...new Set(linked)])) {
      texts.set(key, text)
      rows.set(key, readRow(view, text))
    }
  return { texts, rows, counts }
})

/** The step that some changes make in a view: the rows to put and to remove. */
const stepOf = <Row>(
  view: View<Row>,
  { texts, rows, counts }: Effect.Success<ReturnType<typeof rowsBefore<Row>>>,
  changes: ReadonlyArray<Change>,
): Pick<AdvanceView, "put" | "remove"> => {
  const left = new Map<string, LineRow>()
  // Before the rows are changed in place.
  for (const [key, row] of rows)
    for (const each of storedOf(view, row, key, texts.get(key) ?? "")) left.set(each.key, each)
  const entered = [...project(view, rows, changes)].flatMap(([key, row]) =>
    row === undefined ? [] : storedOf(view, row, key, writeRow(view, row)),
  )
  const put = entered.filter((row) => !isSame(left.get(row.key), row)).map(newRow)
  const keys = new Set(entered.map(({ key }) => key))
  const remove = [...left.keys()].filter((key) => !keys.has(key))
  const { isCounted } = view
  if (!isCounted) return { put, remove }
  const gone = [...put.map(({ key }) => key), ...remove].flatMap((key) => left.get(key)?.lists ?? [])
  const now = recounted(
    counts,
    isCounted,
    gone,
    put.flatMap(({ lists }) => lists),
  )
  return { put: [...put, { key: countsKey, row: writeCounts(now), lists: [] }], remove }
}

/**
 * Applies the next events to a view and returns its new position: the same position at the end of the log.
 */
const advance = <Row>(views: ViewStore, view: View<Row>, from: bigint, limit: number) =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const changes = yield* readable(yield* storage.readLog(from, limit))
    const last = changes.at(-1)
    if (last === undefined) return from
    const to = BigInt(last.position)
    const before = yield* rowsBefore(views, view, changes)
    const { name, version } = view
    yield* views.advance({ view: { name, version }, from, to, ...stepOf(view, before, changes) })
    return to
  })

/**
 * Brings a view forward to a position, in steps of one transaction each, and returns the position it reached.
 * Commits go first before each step. When interrupted, it has made only whole steps.
 */
export type CatchUp = (until: bigint) => Effect.Effect<bigint, StorageError, Storage>

/**
 * Prepares to bring a view forward, for any number of callers at once: one of them makes each step, in this
 * process or another, and the others continue from there.
 */
export const makeCatchUp = <Row>(views: ViewStore, view: View<Row>): Effect.Effect<CatchUp> =>
  Effect.map(Semaphore.make(1), (turn) => {
    const { name, version } = view
    let position = 0n
    const stand = Effect.map(views.open({ name, version }), (standing) => {
      position = standing.position
    })
    /** Makes a step unless another caller made one meanwhile, and returns whether there may be more. */
    const step = (from: bigint, until: bigint, limit: number) =>
      Effect.suspend(() => {
        if (position >= until) return Effect.succeed(false)
        if (position !== from) return Effect.succeed(true)
        return advance(views, view, from, limit).pipe(
          Effect.map((next) => {
            position = next
            return next !== from
          }),
          Effect.catchIf(
            ({ reason }) => reason === "view-moved",
            () => Effect.as(stand, true),
          ),
        )
      }).pipe(turn.withPermit)
    return Effect.fnUntraced(function* (until) {
      yield* stand
      let limit = batchSize
      let seen = yield* begunFirst
      for (let hasMore = position < until; hasMore; ) {
        const from = position
        yield* commitsFirst
        const begun = yield* begunFirst
        limit = begun === seen ? Math.min(batchSize, limit * 2) : smallBatch
        seen = begun
        hasMore = yield* step(from, until, limit)
      }
      return position
    })
  })
