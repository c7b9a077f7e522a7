import type { DirectoryEntry } from "@lienthong/core/adapter"
import { Option } from "effect"
import type { Row } from "./row.ts"

/** A row of either agency list; `code102` and `oldCode` name the same agency in the other standard. */
export const readAgency = (row: Row): Option.Option<DirectoryEntry> =>
  Option.map(Option.fromNullishOr(row.text("code")), (code) => {
    const otherCode = row.text("code102", "oldCode")
    return {
      code,
      name: row.text("name") ?? "",
      ...(otherCode === undefined || otherCode === code ? {} : { otherCode }),
    }
  })

/**
 * The agencies of both lists, each once. The list of Decision 20/2020 pairs codes of the two standards: it
 * completes the entries of the plain list in both directions and adds those that are missing there.
 */
export const mergeAgencies = (
  plain: ReadonlyArray<DirectoryEntry>,
  decision20: ReadonlyArray<DirectoryEntry>,
): ReadonlyArray<DirectoryEntry> => {
  const pairs = new Map<string, string>()
  for (const { code, otherCode } of decision20) {
    if (otherCode === undefined) continue
    pairs.set(code, otherCode)
    pairs.set(otherCode, code)
  }
  const entries = new Map<string, DirectoryEntry>()
  for (const entry of [...plain, ...decision20]) {
    const otherCode = entry.otherCode ?? pairs.get(entry.code)
    const isKnown = entries.has(entry.code) || (otherCode !== undefined && entries.has(otherCode))
    if (!isKnown) {
      entries.set(entry.code, otherCode === undefined ? entry : { ...entry, otherCode })
    }
  }
  return [...entries.values()]
}
