import type { InPieces } from "../../../turns/in-pieces.ts"
import { type Budget, spend } from "../spend.ts"

/** Where readers that search the bytes for objects find one. */
export interface Head {
  readonly offset: number
  readonly generation: number
}

/** The last object of each number in the bytes, and the numbers that several generations have. */
export interface Heads {
  readonly last: ReadonlyMap<number, Head>
  readonly ambiguous: ReadonlySet<number>
}

const written = /(?<!\d)(\d{1,10})(?:[\s\0]|%[^\r\n]*[\r\n])+(\d{1,10})(?:[\s\0]|%[^\r\n]*[\r\n])*$/

const headsInAPiece = 2_000

/** Finds the objects without the cross-reference: the last one of a number wins. */
export const headsIn = function* (bytes: Buffer, steps: Budget): InPieces<Heads> {
  const last = new Map<number, Head>()
  const ambiguous = new Set<number>()
  let looked = 0
  for (let at = bytes.indexOf("obj", 0, "latin1"); at >= 0; at = bytes.indexOf("obj", at + 1, "latin1")) {
    looked += 1
    if (looked % headsInAPiece === 0) yield
    spend(steps, 2)
    const from = Math.max(0, at - 100)
    const head = written.exec(bytes.toString("latin1", from, at))
    if (head === null) continue
    const [number, generation] = [Number(head[1]), Number(head[2])]
    const former = last.get(number)
    if (former !== undefined && former.generation !== generation) ambiguous.add(number)
    last.set(number, { offset: from + head.index, generation })
  }
  return { last, ambiguous }
}
