import { Effect, Option } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import { forEachStored } from "../stream/log-pages.ts"
import { makeOnce, onceOverLog, setMarks, untilDone } from "../stream/once-over-log.ts"
import { toChange } from "../stream/to-change.ts"
import { markKey } from "./mark.ts"
import { linkSameCode } from "./same-code.ts"
import { type KeyedText, keyedTextsOf, yearMarkOf } from "./written-texts.ts"

/**
 * The mark that the key of a text lacks. If another document already has the key, this one keeps the mark of
 * its own text, and follows the other where documents of one number are chained. Neither is taken for the
 * other; `reports.sharedKeys` lists them for a person.
 */
const lackingMarks = Effect.fnUntraced(function* ({ keys, value, text, isShared }: KeyedText) {
  const [key, written] = keys
  if (key === undefined || written === undefined) return []
  const storage = yield* Storage
  const known = yield* storage.findMark(key)
  if (Option.isNone(known)) return [{ key, value }]
  if (known.value === value) return []
  yield* Effect.logWarning(`${text} has the key of another document, ${known.value}; a person must look`)
  return isShared ? yield* linkSameCode([known.value], value) : []
})

const fillIn = onceOverLog(
  markKey.keysFilledIn(),
  Effect.flatMap(Storage, (storage) =>
    forEachStored((stored) =>
      Effect.gen(function* () {
        const change = yield* toChange(stored)
        for (const text of keyedTextsOf(change)) {
          if (text.keys.length < 2) continue
          const marks = yield* lackingMarks(text)
          if (marks.length > 0) yield* setMarks(marks)
        }
        const ofYear = yearMarkOf(change)
        if (ofYear && Option.isNone(yield* storage.findMark(ofYear.key))) yield* setMarks([ofYear])
      }),
    ),
  ),
)

/**
 * Adds to documents of an earlier version the marks of their keys, and of their numbers in the year, once for
 * a store. The first call does it, and the next one if it failed.
 */
export const makeKeyFilling = makeOnce(fillIn)

export type KeyFilling = Effect.Success<typeof makeKeyFilling>

/** Does the same in the background and retries it until it succeeds. */
export const fillInKeysLater = (fillInKeys: KeyFilling) =>
  untilDone(fillInKeys, "The keys could not be filled in yet")
