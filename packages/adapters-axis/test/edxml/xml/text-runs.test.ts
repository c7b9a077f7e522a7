import fc from "fast-check"
import { SaxesParser } from "saxes"
import { assert, describe, it } from "vitest"
import type { ReadElement } from "../../../src/edxml/xml/element.ts"
import { beginXml } from "../../../src/edxml/xml/parse-xml.ts"

/** The elements and their texts as the parser alone reads them, or what is wrong. */
const byParser = (xml: string): ReadonlyArray<string> | "not well-formed" => {
  const seen: Array<string> = []
  const texts: Array<string> = []
  let isSound = true
  const parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: "1.0" })
  parser.on("error", () => {
    isSound = false
  })
  parser.on("opentag", () => texts.push(""))
  for (const kind of ["text", "cdata"] as const)
    parser.on(kind, (text) => {
      if (texts.length > 0) texts.push(`${texts.pop()}${text}`)
    })
  parser.on("closetag", ({ name }) => seen.push(`${name}:${texts.pop()?.trim()}`))
  parser.write(xml).close()
  return isSound ? seen : "not well-formed"
}

const inOrder = (element: ReadElement): ReadonlyArray<string> => [
  ...[...element.children, ...element.silent].flatMap(inOrder),
  `${element.name}:${(element.text + element.stray).trim()}`,
]

const read = (pieces: ReadonlyArray<string>): ReadonlyArray<string> | "not well-formed" => {
  let isSound = true
  const reading = beginXml(() => true, {
    error: () => {
      isSound = false
      return "stop"
    },
    limit: () => assert.fail("a limit"),
    longAttribute: () => assert.fail("a long attribute"),
    doctype: () => assert.fail("a DTD"),
  })
  for (const piece of pieces) reading.write(piece)
  reading.close()
  const root = reading.tree.root()
  return isSound && root ? inOrder(root) : "not well-formed"
}

/** Markup and sections, where an ampersand stays what it is, and references. */
const markup =
  /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(?:"[^"]*"|'[^']*'|[^>"'])*>|&(?:#|[\p{L}\p{M}\p{N}_.:-]*;)|&(?:amp|lt|gt|quot|apos)(?![\p{L}\p{M}\p{N}])/gu

/** The same with each ampersand that is no part of a reference written as one. */
const escaped = (xml: string): string => {
  const kept = [...xml.matchAll(markup)]
  const between = (from: number, to?: number) => xml.slice(from, to).replaceAll("&", "&amp;")
  let at = 0
  const parts = kept.map(({ 0: text, index }) => {
    const before = between(at, index)
    at = index + text.length
    return before + text
  })
  return parts.join("") + between(at)
}

/** Cut between characters, as a decoder of UTF-8 does. */
const inPieces = (xml: string, at: ReadonlyArray<number>): ReadonlyArray<string> => {
  const characters = [...xml]
  const ends = at.map((place) => place % (characters.length + 1)).sort((a, b) => a - b)
  const places = [0, ...ends, characters.length]
  return places.slice(1).map((end, index) => characters.slice(places[index], end).join(""))
}

const content = fc.constantFrom(
  ..."aB ệ\r\n\t]>'\"-?".split(""),
  "😀",
  "\r\n",
  "&amp;",
  "&lt;",
  "&#13;",
  "&#x1F600;",
  "&#0;",
  "&#00000065;",
  "&#x0000000041;",
  `&#${"0".repeat(80)}65;`,
  `&#x${"0".repeat(300)}41;`,
  "<![CDATA[\r]]>",
  "&#x110000;",
  "&nbsp;",
  "&",
  " & ",
  "R&D",
  "&amp",
  "&lt ",
  "&Đảng",
  ";",
  "]]>",
  "<![CDATA[",
  "<![CDATA[<b>&amp;]]]]>",
  "<!--",
  "<!-- <b> & ]]> -->",
  "<?p <b> ?>",
  "<b>",
  "</b>",
  "<b c=\"]]>\" d='<!--'>",
  "<b/>",
  "\u0001",
  "\uFFFE",
)

const cuts = fc.array(fc.nat(), { maxLength: 10 })

/** Elements that are told in another order where some of them are empty. */
const sorted = (seen: ReadonlyArray<string> | "not well-formed") =>
  typeof seen === "string" ? seen : [...seen].sort()

describe("The texts of a packet", () => {
  it("keep a line that ends in a section and one behind it, and a character with any number of zeros", () => {
    const xml = `<a>x<![CDATA[y\r]]>\nz&#${"0".repeat(500)}65;</a>`
    assert.deepEqual(read([xml]), ["a:x\u0079\n\nzA"])
    assert.deepEqual(read([...xml]), read([xml]))
    assert.deepEqual(read([`\uFEFF${xml}`]), "not well-formed")
  })

  it("are those that the parser reads once each ampersand is escaped, and are missing where the parser finds no XML", () =>
    fc.assert(
      fc.property(fc.array(content, { maxLength: 12 }), (parts) => {
        const xml = `<a>${parts.join("")}</a>`
        assert.deepEqual(sorted(read([xml])), sorted(byParser(escaped(xml))))
      }),
      { numRuns: 3_000 },
    ))

  it("are the same wherever the packet is cut", () =>
    fc.assert(
      fc.property(fc.array(content, { maxLength: 12 }), cuts, (parts, at) => {
        const xml = `<?xml version="1.0"?>\n<a>${parts.join("")}</a>\n`
        assert.deepEqual(read(inPieces(xml, at)), read([xml]))
      }),
      { numRuns: 3_000 },
    ))
})
