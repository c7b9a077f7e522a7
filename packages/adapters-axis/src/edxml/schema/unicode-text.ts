import { findMisread, type Tolerance, tolerance } from "@lienthong/core/adapter"
import type { ReadElement } from "../xml/element.ts"
import type { Dialect } from "./dialect.ts"

/** What systems compare letter by letter, what holds files, and the block that nobody reads. */
const asWritten = new Set(["DocumentId", "OrganId", "ContentId", "ContentTransferEncoded", "Signature"])

const inElement = (element: ReadElement, parent: string, notes: Array<Tolerance>): ReadElement => {
  if (asWritten.has(element.name)) return element
  if (element.children.length === 0) {
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
  const children = element.children.map((child) => inElement(child, element.name, notes))
  return children.some((child, index) => child !== element.children[index])
    ? { ...element, children }
    : element
}

/**
 * Reads the texts of a packet that are in another encoding than Unicode, or were read in a wrong one on their
 * way. A text that is not certain stays as it is, with a note.
 */
export const inUnicode = ({ root, tolerated }: Dialect): Dialect => {
  const notes = [...tolerated]
  return { root: inElement(root, "", notes), tolerated: notes }
}
