import { Effect, Semaphore } from "effect"
import { inSlices } from "../../adapter-kit/in-slices.ts"
import { agencyLevel } from "../../agency/agency-identifier.ts"
import { readAgencyIdentifier } from "../../agency/read-identifier.ts"
import type { DirectoryEntry } from "../../port/transport.ts"
import { tokensOf, wordsOf } from "../../view/search-text.ts"
import { agencyKey } from "../../vocabulary/key.ts"

/** An agency with its search words. */
export interface SearchedAgency {
  readonly entry: DirectoryEntry
  /** The words of its name in their order, then those of its codes and what abbreviations stand for. */
  readonly text: string
  readonly level: number
}

/** A list of agencies that is ready to be searched. */
export interface SearchedList {
  readonly all: ReadonlyArray<SearchedAgency>
  /** By the key of either code. */
  readonly byKey: ReadonlyMap<string, SearchedAgency>
}

const searched = new WeakMap<ReadonlyArray<DirectoryEntry>, SearchedList>()

/** Agencies whose code has no known form come after all others. */
const unknownLevel = 99

/** How many agencies are prepared in a few milliseconds. */
const batchSize = 250

const searchedAgency = (entry: DirectoryEntry): SearchedAgency => {
  const { code, otherCode = "", name } = entry
  const inName = wordsOf(name)
  const more = new Set([...tokensOf(name), ...wordsOf(code), ...wordsOf(otherCode)])
  for (const word of inName) more.delete(word)
  const { identifier } = readAgencyIdentifier(code)
  return {
    entry,
    text: ` ${[...inName, ...more].join(" ")}`,
    level: identifier === undefined ? unknownLevel : agencyLevel(identifier),
  }
}

const oneAtATime = Semaphore.makeUnsafe(1)

/** Prepares a list, once for each list: some 40 MB for 120,000 agencies with two codes each. */
export const searchedList = (entries: ReadonlyArray<DirectoryEntry>) =>
  Effect.suspend(() => {
    const known = searched.get(entries)
    return known ? Effect.succeed(known) : oneAtATime.withPermit(prepare(entries))
  })

const prepare = Effect.fnUntraced(function* (entries: ReadonlyArray<DirectoryEntry>) {
  const known = searched.get(entries)
  if (known) return known
  const all = (yield* inSlices(entries, (slice) => slice.map(searchedAgency), batchSize)).flat()
  const byKey = new Map<string, SearchedAgency>()
  yield* inSlices(all, (slice) => {
    for (const agency of slice)
      if (agency.entry.otherCode !== undefined) byKey.set(agencyKey(agency.entry.otherCode), agency)
  })
  yield* inSlices(all, (slice) => {
    for (const agency of slice) byKey.set(agencyKey(agency.entry.code), agency)
  })
  const list: SearchedList = { all, byKey }
  searched.set(entries, list)
  return list
})
