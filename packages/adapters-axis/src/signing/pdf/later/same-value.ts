import { type InPieces, takeAll } from "../../../turns/in-pieces.ts"
import { resolve, streamData } from "../pdf-file.ts"
import { changed } from "../pdf-problem.ts"
import { bytesOfString } from "../pdf-string.ts"
import { type PdfEntries, type PdfStream, type PdfValue, print } from "../pdf-value.ts"
import { type Comparison, isUntouched, step } from "./comparison.ts"
import { isAnyLink, isLink, isNaming } from "./links.ts"
import { isSameObject, valuesApart, valuesOf } from "./values.ts"

const isNothing = (value: PdfValue | undefined): boolean =>
  value === undefined || (value.kind === "word" && value.text === "null")

const isSameNumber = (then: string, now: string): boolean => {
  const [before, after] = [Number(then), Number(now)]
  return !Number.isNaN(before) && before === after
}

/**
 * Records a default appearance: readers may use it, with names in the form's resources, to draw a field or a
 * note again.
 */
export const noteAppearance = (comparison: Comparison, entries: PdfEntries): void => {
  if (!entries.has("DA")) return
  const appearance = resolve(comparison.now, entries.get("DA"))
  if (appearance.kind === "string") comparison.appearances.add(bytesOfString(appearance))
}

/** Requires that every entry is the same in both, except the named ones. */
export const expectSameEntries = (
  comparison: Comparison,
  then: PdfEntries,
  now: PdfEntries,
  free: ReadonlySet<string> = new Set(),
  above = "",
): void => {
  const keyOf = (key: string) => (isNaming(above) ? above : key)
  if (!free.has("DA")) noteAppearance(comparison, now)
  for (const [key, before] of then)
    if (!free.has(key)) expectSame(comparison, before, now.get(key), keyOf(key))
  for (const [key, after] of now)
    if (!free.has(key) && !then.has(key)) expectSame(comparison, undefined, after, keyOf(key))
}

const lengthAlone = new Set(["Length"])

const expectSameStream = (comparison: Comparison, then: PdfStream, now: PdfStream, what: string) => {
  if (then === now) return expectSameEntries(comparison, then.entries, now.entries)
  expectSameEntries(comparison, then.entries, now.entries, lengthAlone)
  const [data, dataNow] = [streamData(comparison.signed, then), streamData(comparison.now, now)]
  step(comparison, data.length >> 8)
  if (!data.equals(dataNow)) changed(`the data of “${what}” changed`)
}

/** Requires that two values are the same, and queues the objects that they refer to for comparison. */
export const expectSame = (
  comparison: Comparison,
  then: PdfValue | undefined,
  now: PdfValue | undefined,
  what: string,
): void => {
  step(comparison)
  if (then?.kind === "reference" && now?.kind === "reference")
    comparison.waiting.push({ before: then, after: now, key: what })
  else expectSameValues(comparison, ...valuesApart(comparison, then, now), what)
}

const expectSameValues = (comparison: Comparison, before: PdfValue, after: PdfValue, what: string) => {
  if (isNothing(before) && isNothing(after)) return
  if (before.kind === "array" && after.kind === "array") {
    if (before.items.length !== after.items.length) changed(`the list “${what}” is longer or shorter`)
    for (const [at, item] of before.items.entries()) expectSame(comparison, item, after.items[at], what)
  } else if (before.kind === "dictionary" && after.kind === "dictionary")
    expectSameEntries(comparison, before.entries, after.entries, new Set(), what)
  else if (before.kind === "stream" && after.kind === "stream")
    expectSameStream(comparison, before, after, what)
  else if (!isSameSimple(before, after)) changed(`the value of “${what}” changed`)
}

const isSameSimple = (then: PdfValue, now: PdfValue): boolean => {
  if (then.kind === "name") return now.kind === "name" && then.name === now.name
  if (then.kind === "word")
    return now.kind === "word" && (then.text === now.text || isSameNumber(then.text, now.text))
  return then.kind === "string" && now.kind === "string" && bytesOfString(then) === bytesOfString(now)
}

/**
 * Compares all queued objects and the objects that they lead to, each once. An appearance that a signed field
 * replaced must not be among them: the field may not change what something else shows, too. The same holds
 * for a changed page, field or similar object that something other than a link leads to, for example as its
 * resources.
 */
export const expectAllSame = (comparison: Comparison): InPieces<void> => {
  const seen = new Set<string>()
  return takeAll(comparison.waiting, ({ before, after, key }) => {
    const { number } = before
    const role = comparison.known.get(number)
    if (role !== undefined) {
      if (!isSameObject(before, after) || !(isLink(role, key) || isUntouched(comparison, number)))
        changed(`object ${number} is a ${role} and is also used as something else`)
      return
    }
    const asWhat = `${print(before)} ${print(after)} ${isAnyLink(key) ? key : ""}`
    if (seen.has(asWhat)) return
    seen.add(asWhat)
    if (comparison.replaced.has(number))
      changed("the appearance of a signed field was replaced, and something else shows it too")
    const both = valuesOf(comparison, before, after)
    if (both !== undefined) expectSame(comparison, ...both, key)
  })
}
