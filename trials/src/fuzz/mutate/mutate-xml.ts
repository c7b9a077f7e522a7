import type { Chance } from "@lienthong/testkit"
import { nastyText } from "./nasty.ts"

interface Element {
  readonly name: string
  readonly from: number
  readonly to: number
  /** Where its content is. */
  readonly inner: readonly [from: number, to: number]
}

/** The innermost elements of a packet, and some around them. */
const elementsOf = (xml: string): ReadonlyArray<Element> => {
  const open: Array<{ readonly name: string; readonly from: number; readonly end: number }> = []
  const found: Array<Element> = []
  for (const tag of xml.matchAll(/<(\/?)([\w:.-]+)[^>]*?(\/?)>/g)) {
    const [all, isEnd, name = "", isEmpty] = tag
    const end = tag.index + all.length
    if (isEmpty) found.push({ name, from: tag.index, to: end, inner: [end, end] })
    else if (!isEnd) open.push({ name, from: tag.index, end })
    else {
      const begun = open.pop()
      if (begun) found.push({ name, from: begun.from, to: end, inner: [begun.end, tag.index] })
    }
  }
  return found
}

const escaped = (text: string) => text.replace(/[<&]/g, (sign) => (sign === "<" ? "&lt;" : "&amp;"))

/** How many elements are put into each other, or beside each other. */
const manyElements = [2, 30, 500, 20_000]

/** A change of XML by its elements: left out, doubled, moved, nested, renamed, or saying something else. */
export const mutateXml = (xml: string, chance: Chance): string => {
  const elements = elementsOf(xml)
  if (elements.length === 0) return nastyText(chance)
  const { name, from, to, inner } = chance.pick(elements)
  const other = chance.pick(elements)
  const text = xml.slice(from, to)
  const replaced = (by: string) => xml.slice(0, from) + by + xml.slice(to)
  const saying = (content: string) => xml.slice(0, inner[0]) + content + xml.slice(inner[1])
  const many = chance.pick(manyElements)
  return chance.pick<() => string>([
    () => replaced(""),
    () => replaced(text + text),
    () => replaced(xml.slice(other.from, other.to)),
    () => saying(escaped(nastyText(chance))),
    () => saying(escaped(nastyText(chance))),
    () => saying(nastyText(chance)),
    () => saying(xml.slice(other.inner[0], other.inner[1])),
    () => saying(`<![CDATA[${nastyText(chance)}]]>`),
    () => saying(`<${name}>`.repeat(many) + `</${name}>`.repeat(many)),
    () => (text.length * many < 2_000_000 ? replaced(text.repeat(many)) : replaced(text + text)),
    () => replaced(text.replace(name, chance.pick(["a:b:c", "xmlns", other.name, "é"]))),
    () =>
      replaced(
        text.replace(
          />/,
          ` ${chance.pick(["a", "xmlns", "href", "xmlns:a"])}="${escaped(nastyText(chance)).replaceAll('"', "")}">`,
        ),
      ),
    () => replaced(`<!-- ${nastyText(chance)} -->${text}`),
    () => `<!DOCTYPE a [<!ENTITY b "${nastyText(chance)}">]>${xml}`,
    () => xml.replace(/encoding="[^"]*"/i, `encoding="${chance.pick(["UTF-16", "windows-1258", "x", ""])}"`),
  ])()
}
