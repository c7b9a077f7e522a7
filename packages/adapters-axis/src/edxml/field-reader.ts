import type { LocalDate, VietnamTime } from "@lienthong/core"
import { parseDate, parseTimestamp, type ReadTime } from "./field/wire-time.ts"
import { textAt, type XmlElement } from "./xml/element.ts"

/** Gathers what was tolerated while a packet is read, in words for a log. */
export type Notes = Array<string>

const readTime = <A>(
  element: XmlElement | undefined,
  name: string,
  parse: (text: string) => ReadTime<A>,
  notes: Notes,
): A | undefined => {
  const text = textAt(element, name)
  if (element === undefined || text === undefined) return undefined
  const { value, standard } = parse(text)
  const reading = value === undefined ? "left out" : `read as ${value}`
  if (!standard) notes.push(`${element.name}.${name} "${text}" is not of the standard's form; ${reading}`)
  return value
}

/** The date in a child element; one that cannot be read is absent. */
export const dateAt = (element: XmlElement | undefined, name: string, notes: Notes): LocalDate | undefined =>
  readTime(element, name, parseDate, notes)

/** The instant in a child element; one that cannot be read is absent. */
export const timeAt = (
  element: XmlElement | undefined,
  name: string,
  notes: Notes,
): VietnamTime | undefined => readTime(element, name, parseTimestamp, notes)

/** The number in a child element; anything but digits is absent. */
export const amountAt = (element: XmlElement | undefined, name: string, notes: Notes): number | undefined => {
  const text = textAt(element, name)
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  notes.push(`${element?.name}.${name} "${text}" is not a number; left out`)
  return undefined
}

/** The value that a digit stands for; an unknown one is noted and given as `otherwise`. */
export const enumeratedAt = <A>(
  element: XmlElement | undefined,
  name: string,
  parse: (text: string) => A | undefined,
  otherwise: A,
  notes: Notes,
): A => {
  const text = textAt(element, name)
  if (text === undefined) return otherwise
  const value = parse(text)
  if (value === undefined) notes.push(`${element?.name}.${name} "${text}" is unknown; read as ${otherwise}`)
  return value ?? otherwise
}

type Present<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> }

/** The fields that a packet has: an absent one becomes an absent key, never a key without a value. */
export const present = <Fields extends Readonly<Record<string, unknown>>>(fields: Fields): Present<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>
