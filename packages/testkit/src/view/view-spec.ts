import { AssertionError } from "node:assert"
import { isDeepStrictEqual } from "node:util"
import { project, readRow, rowsTouched, type View, writeRow } from "@lienthong/core/adapter"
import { type Change, guardedView, type HostView } from "@lienthong/core/report"

/** The texts of a view's rows, by key. */
type Texts = ReadonlyMap<string, string>
type Batches = ReadonlyArray<ReadonlyArray<Change>>

const expectSame = (message: string, actual: Texts, expected: Texts): void => {
  const [is, wanted] = [actual, expected].map((texts) => [...texts].sort())
  if (!isDeepStrictEqual(is, wanted)) throw new AssertionError({ message, actual: is, expected: wanted })
}

/** The rows after a batch, which a store would keep with it in one transaction. */
const afterBatch = (view: View<unknown>, texts: Texts, batch: ReadonlyArray<Change>): Texts => {
  const before = new Map<string, unknown>()
  for (const key of rowsTouched(view, batch)) {
    const text = texts.get(key)
    if (text !== undefined) before.set(key, readRow(view, text))
  }
  const after = new Map(texts)
  for (const [key, row] of project(view, before, batch)) {
    if (row === undefined) after.delete(key)
    else {
      after.set(key, writeRow(view, row))
      view.listsOf(row, key)
    }
  }
  return after
}

/** The rows after some batches. Each is applied again, as by a process that another one was faster than. */
const afterBatches = (view: View<unknown>, batches: Batches): Texts => {
  let texts: Texts = new Map()
  for (const batch of batches) {
    const once = afterBatch(view, texts, batch)
    const again = afterBatch(view, texts, batch)
    const at = batch[0]?.position ?? 0
    expectSame(`${view.name}: the batch from position ${at} gives other rows when tried again`, again, once)
    texts = once
  }
  return texts
}

/** A view after some changes. */
export interface ViewAfter<Row> {
  /**
   * Expects these rows by key, and the same ones when each batch is tried twice, when the changes are split
   * anywhere, when they come one by one, and when the view is rebuilt. Throws an `AssertionError`.
   */
  readonly then: (rows: Readonly<Record<string, Row>>) => void
}

const expectRows = (view: View<unknown>, changes: ReadonlyArray<Change>, rows: unknown): void => {
  if (typeof rows !== "object" || rows === null)
    throw new TypeError("then takes the rows by key: call it, and await nothing")
  const whole = afterBatches(view, [changes])
  const kept = Object.fromEntries([...whole].map(([key, text]) => [key, readRow(view, text)]))
  const expected = Object.fromEntries(
    Object.entries(rows).map(([key, row]) => [key, readRow(view, writeRow(view, row))]),
  )
  if (!isDeepStrictEqual(kept, expected))
    throw new AssertionError({ message: `${view.name} has other rows`, actual: kept, expected })
  for (const [cut, { position }] of changes.entries()) {
    const split = afterBatches(view, [changes.slice(0, cut), changes.slice(cut)])
    expectSame(`${view.name} has other rows when it is split before position ${position}`, split, whole)
  }
  const single = afterBatches(
    view,
    changes.map((change) => [change]),
  )
  expectSame(`${view.name} has other rows when changes come one by one`, single, whole)
  expectSame(`${view.name} has other rows when it is rebuilt`, afterBatches(view, [changes]), whole)
}

/**
 * Tries a host's view: `viewSpec(view).given(changes).then(rows)`. Rows go through their text between
 * batches, as in a store, so that what is lost in it shows.
 */
export const viewSpec = <Row>(view: HostView<Row>) => ({
  /** Applies changes, in their order. */
  given: (changes: ReadonlyArray<Change>): ViewAfter<Row> => ({
    // biome-ignore lint/suspicious/noThenProperty: it is the word of a test, and refuses an await.
    then: (rows) => expectRows(guardedView(view), changes, rows),
  }),
})
