import type { InPieces } from "../../../turns/in-pieces.ts"
import { isSamePlace, meant } from "../cross-reference.ts"
import type { Place } from "../cross-reference-section.ts"
import { cursorAt, type PdfCursor, readIndirectObject, readValue } from "../pdf-cursor.ts"
import { lookUp, type ObjectStream, type PdfFile, unpackObjects } from "../pdf-file.ts"
import { isName, orElse, print } from "../pdf-value.ts"
import { type Budget, spend } from "../spend.ts"
import { type Heads, headsIn } from "./heads.ts"
import { isWithoutSignatures } from "./without-signatures.ts"

/** The objects that readers who search the bytes find to be others than those that are listed. */
export interface Gathered {
  readonly others: ReadonlySet<number>
  /** Whether they may find any object to be another: they know another root, or what is packed. */
  readonly unknown: boolean
}

const free: Place = { kind: "free" }

const placeOf = ({ bytes, crossReference }: PdfFile, number: number) =>
  meant(bytes, crossReference.places.get(number) ?? free)

const isListed = (file: PdfFile, heads: Heads, number: number) => {
  const place = placeOf(file, number)
  const head = heads.last.get(number)
  if (head === undefined) return place.kind !== "at"
  if (place.kind === "free" && file.crossReference.sections.has(head.offset)) return true
  return !heads.ambiguous.has(number) && isSamePlace(place, { kind: "at", ...head })
}

/** Ways to write a part of `ObjStm`. Most files have none of them and hold no packed objects. */
const telling = ["ObjStm", ..."4f 4F 62 6a 6A 53 73 74 6d 6D".split(" ").map((code) => `#${code}`)]

/** Reads what stands in the bytes, at a cost for each byte and value: it may run to the end of the file. */
const attempt = <A>(bytes: Buffer, offset: number, steps: Budget, read: (cursor: PdfCursor) => A) => {
  const cursor = cursorAt(bytes, offset)
  const { left } = cursor
  const value = orElse(() => read(cursor), undefined)
  spend(steps, 1 + ((cursor.at - offset) >> 4) + ((left - cursor.left) >> 1))
  return value
}

/** The objects in a stream that are others than those listed; `undefined` if it is not readable. */
const othersIn = (
  file: PdfFile,
  holder: number,
  { data, index }: ObjectStream,
  steps: Budget,
): ReadonlyArray<number> | undefined => {
  const others: Array<number> = []
  for (const [at, [number, start]] of index.entries()) {
    if (isSamePlace(placeOf(file, number), { kind: "inside", holder, index: at })) continue
    const former = attempt(data, start, steps, readValue)
    const now = orElse(() => lookUp(file, number), undefined)
    if (former === undefined || now === undefined) return undefined
    if (!orElse(() => isWithoutSignatures(file, former, now), false)) others.push(number)
  }
  return others
}

/** Any of the trailers may be the one that is found. */
const isOneRoot = ({ bytes, crossReference: { trailer, sections } }: PdfFile, steps: Budget) => {
  const root = trailer.get("Root")
  const roots = [...sections.values()].map((section) => section.trailer.get("Root"))
  for (
    let at = bytes.indexOf("trailer", 0, "latin1");
    at >= 0;
    at = bytes.indexOf("trailer", at + 1, "latin1")
  ) {
    const found = attempt(bytes, at + "trailer".length, steps, readValue)
    if (found?.kind === "dictionary") roots.push(found.entries.get("Root"))
  }
  return root !== undefined && roots.every((other) => other === undefined || print(other) === print(root))
}

/** Compares a file with what readers make of it that do not believe its cross-reference. */
export const gather = function* (file: PdfFile, steps: Budget): InPieces<Gathered> {
  const heads = yield* headsIn(file.bytes, steps)
  const { places } = file.crossReference
  const others = new Set(
    [...heads.last.keys(), ...places.keys()].filter((one) => !isListed(file, heads, one)),
  )
  let unknown = !isOneRoot(file, steps)
  if (!telling.some((word) => file.bytes.includes(word, 0, "latin1"))) return { others, unknown }
  for (const [holder, { offset }] of heads.last) {
    const value = attempt(file.bytes, offset, steps, readIndirectObject)?.value
    if (value?.kind !== "stream" || !isName(value.entries.get("Type"), "ObjStm")) continue
    yield
    const packed = orElse(() => unpackObjects(file, value), undefined)
    spend(steps, packed?.index.length ?? 0)
    const found = packed && othersIn(file, holder, packed, steps)
    if (found === undefined) unknown = true
    for (const number of found ?? []) others.add(number)
  }
  return { others, unknown }
}
