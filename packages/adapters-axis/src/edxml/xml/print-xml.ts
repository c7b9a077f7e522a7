import { isBlank, type XmlDraft } from "./draft.ts"

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

const attributesOf = (element: XmlDraft): string =>
  Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${escape(value)}"`)
    .join("")

const print = (element: XmlDraft, indent: string, lines: Array<string>): void => {
  if (isBlank(element)) return
  const opening = `${indent}<${element.name}${attributesOf(element)}`
  const children = element.children.filter((child) => !isBlank(child))
  if (children.length > 0) {
    lines.push(`${opening}>`)
    for (const child of children) print(child, `${indent}  `, lines)
    lines.push(`${indent}</${element.name}>`)
  } else if (element.text === "") {
    lines.push(`${opening}/>`)
  } else {
    lines.push(`${opening}>${escape(element.text)}</${element.name}>`)
  }
}

/** Writes a tree as UTF-8, two spaces to a level. Texts must already be free of what XML forbids. */
export const printXml = (root: XmlDraft): Uint8Array => {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>']
  print(root, "", lines)
  lines.push("")
  return new TextEncoder().encode(lines.join(lineEnd))
}
