import { Effect } from "effect"
import type { View } from "../../view/view.ts"
import { readKeptPage } from "../report/host-page.ts"
import { type Page, Paging } from "../report/page.ts"
import type { Views } from "../view/views.ts"
import { keyedTextsOf } from "./written-texts.ts"

/** Documents whose texts differ but have the same key. */
export interface SharedKey {
  readonly key: string
  /** Each document, and its text as it is written. */
  readonly documents: ReadonlyArray<{ readonly document: string; readonly text: string }>
}

const sharedKeys = "shared"

/** The documents that each key leads to. A key that one document has, or one text, is in no list. */
export const sharedKeysView: View<SharedKey> = {
  name: "lienthong-shared-keys",
  version: 1,
  rowsOf: (change) =>
    change.kind === "awaited"
      ? []
      : [...new Set(keyedTextsOf(change).flatMap(({ keys: [key = ""] }) => key))],
  evolve: (row, change, key) => {
    const documents = new Map((row?.documents ?? []).map(({ document, text }) => [document, text]))
    for (const { keys, value, text } of keyedTextsOf(change)) if (keys[0] === key) documents.set(value, text)
    return { key, documents: [...documents].map(([document, text]) => ({ document, text })) }
  },
  listsOf: ({ documents }, key) =>
    new Set(documents.map(({ text }) => text)).size > 1 ? [{ list: sharedKeys, sort: key }] : [],
}

/** How to page through the documents that share a key. */
export const SharedKeysRequest = Paging
export interface SharedKeysRequest extends Paging {}

/**
 * Lists the documents that are distinguished only by how their number and notation, identifier or agency is
 * written: a person decides whether they are one.
 */
export const listSharedKeys = Effect.fn("Exchange.listSharedKeys")(function* (
  views: Views,
  request: SharedKeysRequest = {},
) {
  const read = yield* readKeptPage(views, views.own.sharedKeys, { ...request, lists: [sharedKeys] })
  return read as Page<SharedKey>
})
