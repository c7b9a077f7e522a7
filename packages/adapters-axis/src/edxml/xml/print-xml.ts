import { Effect, Stream } from "effect"
import { base64Length, encodeBase64 } from "../../encoding/base64.ts"
import { isBlank, type WrittenElement } from "./written-element.ts"

/**
 * What the axis' own library writes; a packet of ours differs from its packets in nothing a receiver could
 * see.
 */
const lineEnd = "\r\n"

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  // For `]]>`, which text must not contain.
  ">": "&gt;",
  '"': "&quot;",
  // A reader turns a bare carriage return into a line feed.
  "\r": "&#xD;",
}

const escape = (text: string): string =>
  text.replace(/[&<>"\r]/g, (character) => escapes[character] ?? character)

const attributesOf = (element: WrittenElement): string =>
  Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${escape(value)}"`)
    .join("")

/** What is written, in its order: XML, and files in base64. */
export type Printed = ReadonlyArray<{ readonly xml: Uint8Array } | { readonly file: Uint8Array }>

type Part = string | { readonly file: Uint8Array }

const print = (element: WrittenElement, indent: string, parts: Array<Part>): void => {
  if (isBlank(element)) return
  const opening = `${indent}<${element.name}${attributesOf(element)}`
  const closing = `</${element.name}>${lineEnd}`
  const children = element.children.filter((child) => !isBlank(child))
  if (children.length > 0) {
    parts.push(`${opening}>${lineEnd}`)
    for (const child of children) print(child, `${indent}  `, parts)
    parts.push(indent, closing)
  } else if (element.file !== undefined) {
    parts.push(`${opening}>`, { file: element.file }, closing)
  } else if (element.text === "") {
    parts.push(`${opening}/>${lineEnd}`)
  } else {
    parts.push(`${opening}>${escape(element.text)}${closing}`)
  }
}

/** Writes a tree as UTF-8, two spaces to a level. Texts must already be free of what XML forbids. */
export const printXml = (root: WrittenElement): Printed => {
  const parts: Array<Part> = [`<?xml version="1.0" encoding="UTF-8"?>${lineEnd}`]
  print(root, "", parts)
  const printed: Array<Printed[number]> = []
  let xml = ""
  const encoder = new TextEncoder()
  const flush = () => {
    if (xml !== "") printed.push({ xml: encoder.encode(xml) })
    xml = ""
  }
  for (const part of parts) {
    if (typeof part === "string") xml += part
    else {
      flush()
      printed.push(part)
    }
  }
  flush()
  return printed
}

/** The number of bytes of what is written. */
export const lengthOf = (printed: Printed): number =>
  printed.reduce((sum, part) => sum + ("xml" in part ? part.xml.length : base64Length(part.file)), 0)

const piecesOf = function* (printed: Printed) {
  for (const part of printed)
    if ("xml" in part) yield part.xml
    else yield* encodeBase64(part.file)
}

/**
 * The bytes of what is written, as often as they are asked for, yielding to the event loop between the
 * pieces.
 */
export const bytesOf = (printed: Printed): Stream.Stream<Uint8Array> =>
  Stream.fromIterable({ [Symbol.iterator]: () => piecesOf(printed) }, { chunkSize: 1 }).pipe(
    Stream.tap(() => Effect.yieldNow),
  )
