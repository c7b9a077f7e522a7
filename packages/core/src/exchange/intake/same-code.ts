import { Effect, Option } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import { markKey } from "../mark.ts"
import { isHere, loadKnown } from "./find-incoming.ts"

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

/** All that came of one number and date, by the ids that its marks were given on. */
export const bearing = Effect.fnUntraced(function* (firsts: ReadonlyArray<string>) {
  const chains = yield* Effect.forEach(firsts, sameCodeFrom)
  const known = yield* Effect.forEach([...new Set(chains.flat())], loadKnown)
  return [...new Map(known.filter(isHere).map((each) => [each.id, each])).values()]
})
