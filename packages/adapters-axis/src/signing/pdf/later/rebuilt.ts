import { isSamePlace, meant } from "../cross-reference.ts"
import type { Place } from "../cross-reference-section.ts"
import { cursorAt, readValue } from "../pdf-cursor.ts"
import { entriesOf, itemsOf, lookUp, type PdfFile, resolve, unpackHolder } from "../pdf-file.ts"
import {
  dictionary,
  isName,
  nothing,
  type PdfDictionary,
  PdfProblem,
  type PdfValue,
  print,
} from "../pdf-value.ts"
import type { Steps } from "./comparison.ts"

/** Some readers search for `startxref` only in the last 1,024 bytes, which include its own lines. */
const maxBehind = 900

const refuse = (what: string): never => {
  throw new PdfProblem(what)
}

interface Head {
  readonly offset: number
  readonly generation: number
}

const written = /(?<!\d)(\d{1,10})(?:[\s\0]|%[^\r\n]*[\r\n])+(\d{1,10})(?:[\s\0]|%[^\r\n]*[\r\n])*$/

/** The start of the last object of each number, found in the bytes without the cross-reference. */
const headsIn = (bytes: Buffer): ReadonlyMap<number, Head> => {
  const heads = new Map<number, Head>()
  for (let at = bytes.indexOf("obj", 0, "latin1"); at >= 0; at = bytes.indexOf("obj", at + 1, "latin1")) {
    const from = Math.max(0, at - 100)
    const head = written.exec(bytes.toString("latin1", from, at))
    if (head === null) continue
    const [number, generation] = [Number(head[1]), Number(head[2])]
    const former = heads.get(number)
    if (former !== undefined && former.generation !== generation)
      refuse(`object ${number} has several generations`)
    heads.set(number, { offset: from + head.index, generation })
  }
  return heads
}

const free: Place = { kind: "free" }

const expectListed = (file: PdfFile, number: number, { offset, generation }: Head) => {
  const { places, sections } = file.crossReference
  const place = meant(file.bytes, places.get(number) ?? free)
  const isOwnSection = place.kind === "free" && sections.has(offset)
  if (!isOwnSection && !isSamePlace(place, { kind: "at", offset, generation }))
    refuse(`object ${number} is another one to readers that look for it`)
}

const got = new Set(["Annots", "Fields", "AcroForm", "SigFlags"])

const isSignatureField = (file: PdfFile, item: PdfValue) => isName(entriesOf(file, item)?.get("FT"), "Sig")

/**
 * Whether an object gained only what signatures need, as pages, the form and the root do when a document is
 * signed.
 */
const isWithoutSignatures = (file: PdfFile, former: PdfValue, now: PdfValue): boolean => {
  if (former.kind !== "dictionary" || now.kind !== "dictionary") return print(former) === print(now)
  const rest = ({ entries }: PdfDictionary) =>
    print(dictionary([...entries].filter(([key]) => !got.has(key))))
  const gotFields = (key: string) => {
    const [before, after] = [former, now].map(({ entries }) => itemsOf(file, entries.get(key)))
    const added = after?.slice(before?.length) ?? []
    return (
      before?.every((item, at) => print(item) === print(after?.[at] ?? nothing)) &&
      added.every((item) => isSignatureField(file, item))
    )
  }
  const [form, formNow] = [former, now].map(({ entries }) => resolve(file, entries.get("AcroForm")))
  if (form === undefined || formNow === undefined) return false
  return (
    rest(former) === rest(now) &&
    ["Annots", "Fields"].every(gotFields) &&
    (form === nothing || isWithoutSignatures(file, form, formNow))
  )
}

/** Some readers treat an object in a stream as newer than one outside. */
const expectOwnObjects = (file: PdfFile, holder: number) => {
  const value = lookUp(file, holder)
  if (value.kind !== "stream" || !isName(value.entries.get("Type"), "ObjStm")) return
  const { data, index } = unpackHolder(file, holder)
  for (const [at, [number, start]] of index.entries()) {
    const place = file.crossReference.places.get(number) ?? free
    if (isSamePlace(place, { kind: "inside", holder, index: at })) continue
    if (!isWithoutSignatures(file, readValue(cursorAt(data, start)), lookUp(file, number)))
      refuse(`object ${number} is another one to readers that look for it`)
  }
}

/** Readers may find any of the trailers. */
const expectOneRoot = ({ bytes, crossReference: { trailer, sections } }: PdfFile) => {
  const root = print(trailer.get("Root") ?? refuse("it has no root"))
  const expectRoot = (other = root) => other === root || refuse("another object is the root to some readers")
  for (const section of sections.values()) {
    const other = section.trailer.get("Root")
    if (other !== undefined) expectRoot(print(other))
  }
  for (let at = bytes.indexOf("trailer", 0, "latin1"); at >= 0; ) {
    const found = readValue(cursorAt(bytes, at + "trailer".length))
    const other = found.kind === "dictionary" ? found.entries.get("Root") : undefined
    if (other !== undefined) expectRoot(print(other))
    at = bytes.indexOf("trailer", at + 1, "latin1")
  }
}

/**
 * A document may be followed by many meaningless bytes, but then some readers do not find its
 * cross-reference and collect the objects from the bytes. Throws unless they find the same objects.
 */
export const expectFoundBehind = (file: PdfFile, end: number, steps: Steps): void => {
  if (file.bytes.length - end <= maxBehind) return
  steps.left -= file.bytes.length >> 4
  if (steps.left < 0) refuse("it is too large to be compared")
  const heads = headsIn(file.bytes)
  for (const [number, head] of heads) expectListed(file, number, head)
  for (const [number, place] of file.crossReference.places) {
    if (place.kind === "inside" && heads.has(number))
      refuse(`object ${number} is another one to readers that look for it`)
    if (place.kind === "at") expectOwnObjects(file, number)
  }
  expectOneRoot(file)
}
