import { Effect, Option, Schedule, Semaphore } from "effect"
import { system } from "../../agency/actor.ts"
import type { Mark } from "../../port/storage/commit.ts"
import { Storage } from "../../port/storage/storage.ts"
import { markKey } from "../ground/mark.ts"
import { record } from "../ground/record.ts"
import { pageSize } from "../stream/changes.ts"
import { toChange } from "../stream/to-change.ts"
import { linkSameCode } from "./same-code.ts"
import { type KeyedText, keyedTextsOf } from "./written-texts.ts"

/**
 * The mark that the key of a text lacks. Another document may have the key: then this one keeps the mark of
 * its own text, and is put behind the other where documents of one number follow one another. Neither is
 * taken for the other; `work.listSharedKeys` lists them for a person.
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

/** Sets marks of a document; another process may be doing the same. */
const setMarks = (marks: ReadonlyArray<Mark>) =>
  record(system, { appends: [], marks }).pipe(
    Effect.catchIf(
      ({ reason }) => reason === "mark-taken",
      () => Effect.void,
    ),
  )

/** Reading a log of one page again is faster than setting a mark. */
const isWorthMarking = (length: number) => length > pageSize

const fillIn = Effect.gen(function* () {
  const storage = yield* Storage
  const done = markKey.keysFilledIn()
  if (Option.isSome(yield* storage.findMark(done))) return
  let position = 0n
  let length = 0
  while (true) {
    const page = yield* storage.readLog(position, pageSize)
    for (const stored of page) {
      for (const text of keyedTextsOf(yield* toChange(stored))) {
        if (text.keys.length < 2) continue
        const marks = yield* lackingMarks(text)
        if (marks.length > 0) yield* setMarks(marks)
      }
    }
    length += page.length
    position = page.at(-1)?.position ?? position
    if (page.length < pageSize) break
  }
  if (isWorthMarking(length)) yield* setMarks([{ key: done, value: String(length) }])
})

/**
 * Gives the documents of an earlier version the marks of their keys, once for a store. The first call does
 * it, and the next one if it failed.
 */
export const makeKeyFilling = Effect.map(Semaphore.make(1), (semaphore) => {
  let isDone = false
  return Effect.suspend(() =>
    isDone
      ? Effect.void
      : Effect.tap(fillIn, () =>
          Effect.sync(() => {
            isDone = true
          }),
        ),
  ).pipe(semaphore.withPermit)
})

export type KeyFilling = Effect.Success<typeof makeKeyFilling>

/** Does the same behind the workers and retries it until it succeeds. */
export const fillInKeysLater = (fillInKeys: KeyFilling) =>
  fillInKeys.pipe(
    Effect.tapError((error) => Effect.logWarning("The keys could not be filled in yet", error)),
    Effect.retry({ schedule: Schedule.spaced("1 minute") }),
  )
