import { findMisread } from "@lienthong/core/adapter"
import { forbidden, trimmed, type XmlElement } from "./element.ts"
import { isPlaceholder } from "./placeholder.ts"

/** The namespace of QCVN 102:2016/BTTTT; the amendment of 2022 kept it. */
export const edxmlNamespace = "http://www.mic.gov.vn/TBT/QCVN_102_2016"

/** An element to write: its qualified name, and either its text or its children. */
export interface WrittenElement extends XmlElement {
  readonly children: ReadonlyArray<WrittenElement>
  readonly attributes: Readonly<Record<string, string>>
  /** A file to write in base64, in place of the text. */
  readonly file?: Uint8Array
  /** Whether an empty element is refused. Any other empty element is left out. */
  readonly required: boolean
}

/** Any element. An element with attributes is written even when it is empty. */
export const written = (
  name: string,
  content: string | ReadonlyArray<WrittenElement>,
  attributes: Readonly<Record<string, string>> = {},
): WrittenElement => ({
  name,
  text: typeof content === "string" ? content : "",
  children: typeof content === "string" ? [] : content,
  attributes,
  required: false,
})

/**
 * An element of the envelope, which carries the axis' customary prefix; several under one name, for example.
 */
export const group = (name: string, children: ReadonlyArray<WrittenElement>): WrittenElement =>
  written(`edXML:${name}`, children)

/**
 * A text; nothing is written for none, an empty one or one that stands for none. White space at its ends
 * would not survive the axis and is not written, nor is a text in an old encoding: readers, this library's
 * too, would take it for the sender's fault.
 */
export const field = (name: string, given = ""): WrittenElement => {
  const text = trimmed(findMisread(given)?.text ?? given)
  return written(`edXML:${name}`, isPlaceholder(name, text) && !forbidden.test(text) ? "" : text)
}

/** A value that must arrive unchanged: with white space at its ends it is refused, not trimmed. */
export const identifier = (name: string, value: string | undefined): WrittenElement =>
  written(`edXML:${name}`, value ?? "")

/** An element that must have content: a required value, or an item without which its list would change. */
export const required = (element: WrittenElement): WrittenElement => ({ ...element, required: true })

/** Whether an element has nothing to write. */
export const isBlank = (element: WrittenElement): boolean =>
  element.text === "" && Object.keys(element.attributes).length === 0 && element.children.every(isBlank)
