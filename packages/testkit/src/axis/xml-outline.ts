/** An element by its local name, with its text and children. Attributes are dropped. */
export interface XmlElement {
  readonly name: string
  text: string
  readonly children: Array<XmlElement>
}

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/[^>]*>|<([^\s/>!?]+)(?:"[^"]*"|'[^']*'|[^>"'])*>|([^<]+)/g

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }

const decode = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, dec?: string, name = "") => {
      const point = hex === undefined ? Number(dec) : Number.parseInt(hex, 16)
      return Number.isNaN(point) || point > 0x10ffff ? (named[name] ?? whole) : String.fromCodePoint(point)
    },
  )

/**
 * Reads the elements of an XML text as tolerantly as the axis' servers: prefixes need no declaration, and an
 * unclosed element ends with its parent. It is independent of the library's own packet reader, so that a
 * mistake in one of them shows.
 */
export const outline = (xml: string): ReadonlyArray<XmlElement> => {
  const root: XmlElement = { name: "", text: "", children: [] }
  const open = [root]
  for (const match of xml.matchAll(token)) {
    const [whole, cdata, tag, text] = match
    const parent = open.at(-1) ?? root
    if (tag !== undefined) {
      const element: XmlElement = { name: tag.replace(/^.*:/, ""), text: "", children: [] }
      parent.children.push(element)
      if (!whole.endsWith("/>")) open.push(element)
    } else if (whole.startsWith("</")) {
      const name = whole.slice(2, -1).trim().replace(/^.*:/, "")
      const depth = open.findLastIndex((element) => element.name === name)
      if (depth > 0) open.length = depth
    } else {
      parent.text += cdata ?? decode(text ?? "")
    }
  }
  return root.children
}

/** The children with a given name. */
export const childrenOf = (element: XmlElement, name: string): ReadonlyArray<XmlElement> =>
  element.children.filter((child) => child.name === name)

/** The text at a path of first children, trimmed. Empty when there is none. */
export const textAt = (element: XmlElement, ...path: ReadonlyArray<string>): string => {
  const found = path.reduce<XmlElement | undefined>(
    (at, name) => at?.children.find((child) => child.name === name),
    element,
  )
  return found?.text.trim() ?? ""
}
