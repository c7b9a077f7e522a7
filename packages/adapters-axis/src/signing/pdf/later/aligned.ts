import { changed } from "../pdf-problem.ts"
import type { PdfValue } from "../pdf-value.ts"
import { type Comparison, step } from "./comparison.ts"

const isOne = (then: PdfValue, now: PdfValue): boolean =>
  then.kind === "reference" && now.kind === "reference"
    ? then.number === now.number && then.generation === now.generation
    : then.kind !== "reference" && now.kind !== "reference"

/** Which items a list may gain and lose. */
export interface ListRules {
  readonly mayCome: (item: PdfValue) => boolean
  readonly mayGo?: (item: PdfValue) => boolean
}

/**
 * Pairs the items that a list had and still has, in order. Every other item must be one that it may gain or
 * lose.
 */
export const aligned = (
  comparison: Comparison,
  then: ReadonlyArray<PdfValue>,
  now: ReadonlyArray<PdfValue>,
  what: string,
  { mayCome, mayGo = () => false }: ListRules,
): ReadonlyArray<readonly [then: PdfValue, now: PdfValue]> => {
  const pairs: Array<readonly [PdfValue, PdfValue]> = []
  let at = 0
  for (const item of now) {
    step(comparison)
    for (;;) {
      const next = then[at]
      if (next !== undefined && isOne(next, item)) {
        pairs.push([next, item])
        at += 1
        break
      }
      if (mayCome(item)) break
      if (next === undefined || !mayGo(next)) changed(`${what} gained or lost an item that must not change`)
      at += 1
    }
  }
  if (!then.slice(at).every(mayGo)) changed(`${what} lost an item`)
  return pairs
}
