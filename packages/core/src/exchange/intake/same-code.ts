import { Effect, Option } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import { markKey } from "../mark.ts"

/** The ids of all that came of one issuer, number, notation and date, from the first that its mark was given on. */
export const sameCodeFrom = Effect.fnUntraced(function* (first: string) {
  const storage = yield* Storage
  const ids = [first]
  let next = yield* storage.findMark(markKey.sameCode(first))
  while (Option.isSome(next)) {
    ids.push(next.value)
    next = yield* storage.findMark(markKey.sameCode(next.value))
  }
  return ids
})

/** The mark by which a document is found that is not the first of its number and date. */
export const linkSameCode = Effect.fnUntraced(function* (firsts: ReadonlyArray<string>, id: string) {
  const chains = yield* Effect.forEach(firsts, sameCodeFrom)
  const last = chains[0]?.at(-1)
  return last === undefined || chains.some((ids) => ids.includes(id))
    ? []
    : [{ key: markKey.sameCode(last), value: id }]
})
