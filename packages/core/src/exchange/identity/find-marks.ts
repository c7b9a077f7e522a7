import { Effect, Option } from "effect"
import { Storage } from "../../port/storage/storage.ts"

/** The values of several marks, each once and in the order of the keys, and the keys that are not set. */
export const findMarks = Effect.fnUntraced(function* (keys: ReadonlyArray<string>) {
  const storage = yield* Storage
  const found = yield* Effect.forEach(new Set(keys), (key) =>
    Effect.map(storage.findMark(key), (value) => ({ key, value })),
  )
  const ids = found.flatMap(({ value }) => Option.toArray(value))
  const free = found.flatMap(({ key, value }) => (Option.isNone(value) ? [key] : []))
  return { ids: [...new Set(ids)], free }
})
