import type { InPieces } from "../../../turns/in-pieces.ts"
import { isSamePlace, meant } from "../cross-reference.ts"
import { maxObjects, type Place, type Section } from "../cross-reference-section.ts"
import { cursorAt, endsLine, expectWord, readIndirectObject, readValue } from "../pdf-cursor.ts"
import { type ObjectStream, type PdfFile, streamData, unpackHolder, unpackObjects } from "../pdf-file.ts"
import { changed } from "../pdf-problem.ts"
import { isName, type PdfStream, type PdfValue, wholeNumber } from "../pdf-value.ts"
import { spend } from "../spend.ts"
import { behindBlank, behindRevision } from "./blank.ts"
import type { Revisions } from "./comparison.ts"
import { expectFoundBehind } from "./rebuilt.ts"

/** An object with its place in a later revision. */
interface Tile {
  readonly number: number
  readonly generation: number
  readonly value: PdfValue
  readonly end: number
}

interface Revision {
  readonly objects: ReadonlyMap<number, Tile>
  readonly sections: ReadonlyMap<number, Section>
  readonly end: number
}

/** Throws if a reader that searches these bytes for objects would find another one. */
const expectNoHead = (bytes: Buffer, from: number, end: number) => {
  for (let at = bytes.indexOf("obj", from, "latin1"); at >= 0 && at < end; ) {
    if (/\d[\s\0]+\d+[\s\0]*$/.test(bytes.toString("latin1", Math.max(from, at - 100), at)))
      changed("an added object contains what looks like the beginning of another")
    at = bytes.indexOf("obj", at + 1, "latin1")
  }
}

const endOfStream = (now: PdfFile, stream: PdfStream): number => {
  const cursor = cursorAt(now.bytes, stream.start + streamData(now, stream).length)
  expectWord(cursor, "endstream")
  expectWord(cursor, "endobj")
  return cursor.at
}

const readTile = ({ now, steps }: Revisions, at: number): Tile => {
  const { bytes } = now
  const [head] = /^\d{1,10} \d{1,5} obj(?![\w])/.exec(bytes.toString("latin1", at, at + 24)) ?? []
  if (head === undefined) return changed("bytes were added that belong to no object")
  const cursor = cursorAt(bytes, at, true)
  const object = readIndirectObject(cursor)
  const end = object.value.kind === "stream" ? endOfStream(now, object.value) : cursor.at
  spend(steps, 1 + ((end - at) >> 4))
  expectNoHead(bytes, at + head.length, end)
  return { ...object, end }
}

const isMainAlone = ([first, second, third]: ReadonlyArray<readonly [number, Section]>) =>
  first !== undefined &&
  third === undefined &&
  (second === undefined || wholeNumber(second[1].trailer.get("XRefStm")) === first[0])

const readEnd = (bytes: Buffer, at: number, sections: ReadonlyMap<number, Section>): number => {
  const said = /^startxref[ \r\n]{1,4}(\d{1,10})[ \r\n]{1,4}%%EOF(?=[\s\0]|$)/.exec(
    bytes.toString("latin1", at, at + 40),
  )
  if (said === null || !isMainAlone([...sections]) || [...sections.keys()].at(-1) !== Number(said[1]))
    return changed("an added revision does not say where its cross-reference is")
  return at + said[0].length
}

/**
 * Where the section with this first word begins: some tools include the end of the previous line.
 */
const sectionStart = ({ bytes, crossReference: { sections } }: PdfFile, at: number): number => {
  for (let start = at; start >= at - 2; start -= 1) {
    if (sections.has(start)) return start
    if (!endsLine(bytes[start - 1])) break
  }
  return at
}

/** Reads one revision: its objects, its cross-reference section, and where that section begins. */
const readRevision = (revisions: Revisions, from: number): Revision => {
  const { bytes, crossReference } = revisions.now
  const objects = new Map<number, Tile>()
  const sections = new Map<number, Section>()
  let at = from
  for (;;) {
    const start = sectionStart(revisions.now, at)
    const section = crossReference.sections.get(start)
    if (section !== undefined) sections.set(start, section)
    if (section?.style === "table") {
      expectNoHead(bytes, at, section.end)
      at = behindBlank(bytes, section.end)
      break
    }
    if (section !== undefined && start !== at)
      changed("the cross-reference of an added revision is not where the revision says")
    if (section === undefined && bytes.toString("latin1", at, at + 9) === "startxref") break
    const tile = readTile(revisions, at)
    objects.set(at, tile)
    at = behindBlank(bytes, tile.end)
  }
  return { objects, sections, end: readEnd(bytes, at, sections) }
}

const free: Place = { kind: "free" }

/**
 * Requires that a revision's cross-reference continues the one before it, and returns where it begins itself.
 * Readers find nothing of a revision that it passes over; of a hybrid one, some do not follow its stream.
 */
const expectNext = ({ sections }: Revision, before: number): number => {
  for (const { trailer, style } of sections.values()) {
    const previous = trailer.get("Prev")
    const mayLack = style === "stream" && sections.size === 2
    if (!(previous === undefined && mayLack) && wholeNumber(previous) !== before)
      changed("an added revision does not refer to the one before it")
    if (style === "table" && trailer.has("XRefStm") && sections.size === 1)
      changed("an added revision does not say where its cross-reference is")
    if ((wholeNumber(trailer.get("Size")) ?? 0) > maxObjects + 1)
      changed("an added revision has more objects than some readers accept")
  }
  return [...sections.keys()].at(-1) ?? before
}

/** The entries of a revision's own cross-reference. In a hybrid one the table takes precedence. */
const listedBy = ({ sections }: Revision): ReadonlyMap<number, Place> => {
  const places = new Map<number, Place>()
  for (const section of sections.values())
    for (const [number, place] of section.places)
      if (place.kind !== "free" || !places.has(number)) places.set(number, place)
  return places
}

const unpackTile = (now: PdfFile, offset: number, { number, value }: Tile): ObjectStream => {
  const place = now.crossReference.places.get(number)
  return place?.kind === "at" && place.offset === offset
    ? unpackHolder(now, number)
    : unpackObjects(now, value)
}

/** An object stream must contain exactly the objects that are listed in it. */
const expectHolderListed = (
  { now, steps }: Revisions,
  offset: number,
  tile: Tile,
  listed: ReadonlyMap<number, Place>,
): ObjectStream => {
  const unpacked = unpackTile(now, offset, tile)
  const { data, index } = unpacked
  spend(steps, data.length >> 4)
  for (const [at, [number, start]] of index.entries()) {
    if (!isSamePlace(listed.get(number) ?? free, { kind: "inside", holder: tile.number, index: at }))
      changed(`added object ${number} is missing from the cross-reference`)
    readValue(cursorAt(data, start, true))
  }
  return unpacked
}

const isHolder = ({ value }: Tile) => value.kind === "stream" && isName(value.entries.get("Type"), "ObjStm")

type Places = Map<number, Place>

/** The stream of a section need not be listed if no other object has its number. */
const isSectionListed = ({ now }: Revisions, offset: number, place: Place, before: Place) =>
  place.kind === "free"
    ? before.kind === "free" || (before.kind === "at" && now.crossReference.sections.has(before.offset))
    : place.kind === "at" && place.offset === offset

const expectListed = (revisions: Revisions, revision: Revision, before: Places) => {
  const listed = listedBy(revision)
  const holders = new Map<number, ObjectStream>()
  for (const [offset, tile] of revision.objects) {
    const { number, generation } = tile
    const place = meant(revisions.now.bytes, listed.get(number) ?? free)
    const isListed = revision.sections.has(offset)
      ? isSectionListed(revisions, offset, place, before.get(number) ?? free)
      : isSamePlace(place, { kind: "at", offset, generation })
    if (!isListed) changed(`added object ${number} is missing from the cross-reference`)
    if (!isHolder(tile)) continue
    holders.set(number, expectHolderListed(revisions, offset, tile, listed))
  }
  for (const [number, place] of listed) {
    const inside = place.kind === "inside" ? holders.get(place.holder)?.index[place.index] : undefined
    const exact = meant(revisions.now.bytes, place)
    const here = exact.kind === "at" ? revision.objects.get(exact.offset) : undefined
    const isHere = place.kind === "free" || inside?.[0] === number || here?.number === number
    if (!isHere && !isSamePlace(place, before.get(number) ?? free))
      changed(`object ${number} is not where an added revision says`)
  }
  for (const [number, place] of listed) before.set(number, place)
}

/**
 * Throws unless the bytes after the signed revision are revisions and nothing else. A reader that finds
 * anything unexpected collects objects from the bytes: it must find the objects that the cross-reference
 * lists.
 */
export const expectTiled = function* (revisions: Revisions): InPieces<void> {
  const { signed, now, steps } = revisions
  const { bytes } = now
  const before: Places = new Map(signed.crossReference.places)
  let at = signed.bytes.length
  let { start } = signed.crossReference
  for (let next = behindRevision(bytes, at); next < bytes.length; next = behindBlank(bytes, at)) {
    const revision = readRevision(revisions, next)
    start = expectNext(revision, start)
    expectListed(revisions, revision, before)
    at = revision.end
  }
  yield* expectFoundBehind(now, at, steps)
}
