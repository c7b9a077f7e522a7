import { type InPieces, takeAll } from "../../../turns/in-pieces.ts"
import { meant } from "../cross-reference.ts"
import { maxObjects, type Section } from "../cross-reference-section.ts"
import { cursorAt, expectWord, readIndirectObject } from "../pdf-cursor.ts"
import { lookUp, openPdf, type PdfFile, resolve, streamData, unpackHolder } from "../pdf-file.ts"
import { crossReferenceDamaged, damaged } from "../pdf-problem.ts"
import { print, wholeNumber } from "../pdf-value.ts"

const checkTrailer = ({ trailer }: Section) => {
  for (const key of ["Prev", "XRefStm"]) {
    const offset = trailer.get(key)
    if (offset !== undefined && !/^\d+$/.test(print(offset)))
      crossReferenceDamaged(`its \`/${key}\` is not an offset`)
  }
  if ((wholeNumber(trailer.get("Size")) ?? maxObjects + 2) > maxObjects + 1)
    crossReferenceDamaged("its `/Size` is missing or too large")
}

const soundHead = /^\d{1,10} \d{1,5} obj(?!\w)/

/** Reads an object where the cross-reference says, to its last word. */
const checkObject = (file: PdfFile, number: number) => {
  const { bytes } = file
  const place = meant(bytes, file.crossReference.places.get(number) ?? { kind: "free" })
  if (place.kind === "free") return
  if (place.kind === "inside") {
    const [own] = unpackHolder(file, place.holder).index[place.index] ?? []
    if (own !== number) damaged(`object ${number} is not where the cross-reference says`)
    lookUp(file, number)
    return
  }
  const { offset } = place
  if (!soundHead.test(bytes.toString("latin1", offset, offset + 24)))
    damaged(`object ${number} does not begin as it should`)
  const cursor = cursorAt(bytes, offset, true)
  const object = readIndirectObject(cursor)
  if (object.number !== number || object.generation !== place.generation || place.generation !== 0)
    damaged(`object ${number} is not where the cross-reference says`)
  if (object.value.kind !== "stream") return
  const end = cursorAt(bytes, object.value.start + streamData(file, object.value).length)
  expectWord(end, "endstream")
  expectWord(end, "endobj")
}

/**
 * Throws unless a file is written by the letter, as far as the named objects go. Where it is not, some
 * readers believe none of its cross-reference, and search the bytes for objects.
 */
export const expectSound = function* (bytes: Buffer, shown: ReadonlySet<number>): InPieces<void> {
  const file = yield* openPdf(bytes, 0)
  const { contradicted, places, sections, trailer } = file.crossReference
  if (contradicted.size > 0) crossReferenceDamaged("an object is given two places")
  for (const section of sections.values()) checkTrailer(section)
  const info = trailer.get("Info")
  if (info !== undefined && resolve(file, info).kind !== "dictionary")
    damaged("the description (`/Info`) cannot be read")
  const ends = [...places.values()].some((place) => place.kind === "at" && place.offset >= bytes.length)
  if (ends) crossReferenceDamaged("it leads beyond the end of the file")
  yield* takeAll([...shown], (number) => checkObject(file, number))
}
