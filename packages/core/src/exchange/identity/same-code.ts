import { Effect, Option } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import { codeKey } from "../../vocabulary/document-code.ts"
import { type DocumentHere, isHere, loadKnown } from "./find-incoming.ts"
import { markKey } from "./mark.ts"

/**
 * The ids of all documents of one issuer, number and notation in a year, starting at the one that the mark
 * names.
 */
const sameCodeFrom = Effect.fnUntraced(function* (first: string) {
  const storage = yield* Storage
  const ids = [first]
  let next = yield* storage.findMark(markKey.sameCode(first))
  while (Option.isSome(next)) {
    ids.push(next.value)
    next = yield* storage.findMark(markKey.sameCode(next.value))
  }
  return ids
})

/** The mark that leads to a document which is not the first of its number in the year. */
export const linkSameCode = Effect.fnUntraced(function* (firsts: ReadonlyArray<string>, id: string) {
  const chains = yield* Effect.forEach(firsts, sameCodeFrom)
  const last = chains[0]?.at(-1)
  return last === undefined || chains.some((ids) => ids.includes(id))
    ? []
    : [{ key: markKey.sameCode(last), value: id }]
})

/** A number and notation as it is printed, and a date. */
interface CodeAndDate {
  readonly code: string
  readonly date: string
}

/** Whether a document itself has a number and date, and did not only wait under them. */
export const hasCode =
  ({ code, date }: CodeAndDate) =>
  ({ loaded }: DocumentHere) =>
    loaded.state.envelope.date === date && codeKey(loaded.state.envelope.code) === codeKey(code)

/** The documents that have come among those that marks name and all that follow them. */
const comeFrom = Effect.fnUntraced(function* (firsts: ReadonlyArray<string>) {
  const chains = yield* Effect.forEach(firsts, sameCodeFrom)
  const known = yield* Effect.forEach([...new Set(chains.flat())], loadKnown)
  return [...new Map(known.filter(isHere).map((each) => [each.id, each])).values()]
})

/** Finds all documents of a number and notation, from the ids that its marks name, whatever their dates. */
export const findByNumber = (firsts: ReadonlyArray<string>, code: string) =>
  Effect.map(comeFrom(firsts), (come) =>
    come.filter(({ loaded }) => codeKey(loaded.state.envelope.code) === codeKey(code)),
  )

/**
 * Finds all documents of one number and date, from the ids that its marks name. Other documents found this
 * way, such as one of another date in the year, are left out. If none has the number and date, all are
 * returned: the date does not decide (Annex VI, Part I, III.1h), and packets state it wrongly.
 */
export const findByCode = Effect.fnUntraced(function* (firsts: ReadonlyArray<string>, of: CodeAndDate) {
  const come = yield* comeFrom(firsts)
  const own = come.filter(hasCode(of))
  return own.length > 0 ? own : come
})
