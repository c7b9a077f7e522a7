import { findMisread, type Tolerance, tolerance } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { changeTexts } from "../xml/change-texts.ts"
import type { ReadElement } from "../xml/element.ts"
import type { Dialect } from "./dialect.ts"

/**
 * Elements whose text stays as written: those that systems compare letter by letter, those that hold files,
 * and the block that nobody reads.
 */
const asWritten = new Set(["DocumentId", "OrganId", "ContentId", "ContentTransferEncoded", "Signature"])

/** What programs write in the place of letters that they cannot read. */
const replacement = "\u{FFFD}"

/** A text in Unicode, and a note if it was not. */
const inText = (element: ReadElement, parent: string, notes: Array<Tolerance>): ReadElement => {
  const path = `${parent}.${element.name}`
  if (element.text.includes(replacement)) notes.push(tolerance("text-lost", path, { value: element.text }))
  const misread = findMisread(element.text)
  if (misread === undefined) return element
  const { encoding, text } = misread
  const detail = { value: element.text, encoding }
  notes.push(
    text === undefined
      ? tolerance("old-encoding-uncertain", path, detail)
      : tolerance("old-encoding", path, { ...detail, readAs: text }),
  )
  return text === undefined ? element : { ...element, text }
}

/**
 * Reads the texts of a packet that are in another encoding than Unicode, or were read in a wrong one on their
 * way. A text that is not certain stays as it is, with a note.
 */
export const inUnicode = Effect.fnUntraced(function* ({
  root,
  tolerated,
}: Dialect): Effect.fn.Return<Dialect> {
  const notes = [...tolerated]
  const read = yield* changeTexts(
    root,
    (element, parent) => inText(element, parent, notes),
    ({ name }) => asWritten.has(name),
  )
  return { root: read, tolerated: notes }
})
