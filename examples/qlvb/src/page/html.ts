const written = Symbol("written")

/** A piece of a page whose text is escaped already. Only {@link html} makes one. */
interface Written {
  readonly [written]: string
}

/** A piece of a page. Texts among it are escaped; what is false or missing is left out. */
export type Markup = Written | string | number | boolean | null | undefined | ReadonlyArray<Markup>

const isWritten = (piece: unknown): piece is Written =>
  typeof piece === "object" && piece !== null && Object.hasOwn(piece, written)

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)

const write = (piece: unknown): string => {
  if (isWritten(piece)) return piece[written]
  if (Array.isArray(piece)) return piece.map(write).join("")
  if (piece === null || piece === undefined || typeof piece === "boolean") return ""
  return escaped(String(piece))
}

const attributeBefore = /\s([\w:-]+)=$/

/** An attribute: false or missing, it is left out; true, it stands alone; anything else is quoted. */
const writeAttribute = (before: string, name: string, value: unknown): string => {
  const rest = before.slice(0, -(name.length + 2))
  if (value === false || value === null || value === undefined) return rest
  return value === true ? `${rest} ${name}` : `${rest} ${name}="${escaped(String(value))}"`
}

/**
 * Writes a piece of a page. Every value in it is escaped, as text or as the attribute `name=${value}`, unless
 * it is itself such a piece. There is no way in for raw markup.
 */
export const html = (strings: TemplateStringsArray, ...values: ReadonlyArray<unknown>): Written => ({
  [written]: strings.reduce((text, next, index) => {
    const value = values[index - 1]
    const [, name] = attributeBefore.exec(text) ?? []
    return name === undefined || isWritten(value)
      ? `${text}${write(value)}${next}`
      : `${writeAttribute(text, name, value)}${next}`
  }),
})

/** A whole page as text. */
export const render = (page: Markup): string => `<!doctype html>${write(page)}`
