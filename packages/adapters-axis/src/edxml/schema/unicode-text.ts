import { findMisread, type Tolerance, tolerance } from "@lienthong/core/adapter"
import { Effect } from "effect"
import type { ReadElement } from "../xml/element.ts"
import { atOnce } from "../xml/walk.ts"
import type { Dialect } from "./dialect.ts"

/** What systems compare letter by letter, what holds files, and the block that nobody reads. */
const asWritten = new Set(["DocumentId", "OrganId", "ContentId", "ContentTransferEncoded", "Signature"])

/** A text in Unicode, and a note if it was not. */
const inText = (element: ReadElement, parent: string, notes: Array<Tolerance>): ReadElement => {
  const misread = findMisread(element.text)
  if (misread === undefined) return element
  const { encoding, text } = misread
  const detail = { value: element.text, encoding }
  const path = `${parent}.${element.name}`
  notes.push(
    text === undefined
      ? tolerance("old-encoding-uncertain", path, detail)
      : tolerance("old-encoding", path, { ...detail, readAs: text }),
  )
  return text === undefined ? element : { ...element, text }
}

/** An element whose children are being read, and those that are. */
interface Reading {
  readonly element: ReadElement
  readonly children: Array<ReadElement>
}

const isLeft = ({ name }: ReadElement) => asWritten.has(name)

const begun = (element: ReadElement): Reading => ({ element, children: [] })

const ended = ({ element, children }: Reading): ReadElement =>
  children.some((child, index) => child !== element.children[index]) ? { ...element, children } : element

/**
 * Reads the texts of a packet that are in another encoding than Unicode, or were read in a wrong one on their
 * way, with turns for others between them. A text that is not certain stays as it is, with a note.
 */
export const inUnicode = Effect.fnUntraced(function* ({
  root,
  tolerated,
}: Dialect): Effect.fn.Return<Dialect> {
  const notes = [...tolerated]
  const read = begun(root)
  const path = [read]
  let texts = 0
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const child = at.element.children[at.children.length]
    if (child === undefined) {
      path.pop()
      path.at(-1)?.children.push(ended(at))
    } else if (isLeft(child)) at.children.push(child)
    else if (child.children.length > 0) path.push(begun(child))
    else {
      at.children.push(inText(child, at.element.name, notes))
      texts += 1
      if (texts % atOnce === 0) yield* Effect.yieldNow
    }
  }
  return { root: ended(read), tolerated: notes }
})
