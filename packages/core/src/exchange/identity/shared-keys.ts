import { Effect } from "effect"
import { forEachStored } from "../stream/log-pages.ts"
import { toChange } from "../stream/to-change.ts"
import { keyedTextsOf } from "./written-texts.ts"

/** Documents whose texts differ and fall on one key. */
export interface SharedKey {
  readonly key: string
  /** Each document, and its text as it is written. */
  readonly documents: ReadonlyArray<{ readonly document: string; readonly text: string }>
}

/**
 * Lists the documents that are told apart only by how their number and notation, identifier or agency is
 * written: a person decides whether they are one. Reads the whole log.
 */
export const listSharedKeys = Effect.fn("Exchange.listSharedKeys")(function* () {
  const byKey = new Map<string, Map<string, string>>()
  yield* forEachStored((stored) =>
    Effect.map(toChange(stored), (change) => {
      if (change.kind === "awaited") return
      for (const { keys, value, text } of keyedTextsOf(change)) {
        const [key = ""] = keys
        byKey.set(key, (byKey.get(key) ?? new Map<string, string>()).set(value, text))
      }
    }),
  )
  return [...byKey].flatMap(
    ([key, documents]): ReadonlyArray<SharedKey> =>
      documents.size > 1 && new Set(documents.values()).size > 1
        ? [{ key, documents: [...documents].map(([document, text]) => ({ document, text })) }]
        : [],
  )
})
