import { type Reason, type Tolerance, type ToleranceCode, tolerance } from "@lienthong/core/adapter"
import type { LocalDate, VietnamTime } from "@lienthong/core/calendar"
import { textAt, type XmlElement } from "../xml/element.ts"
import { parseDate, parseTimestamp, type ReadTime } from "./wire-time.ts"

/** The tolerances noted while a packet is read. */
export type Notes = Array<Tolerance>

/** Prints a day, or a day and a time, for a sentence, without the zone of an instant. */
export const saidTime = (time: string): Reason => {
  const [day, clock] = [time.slice(0, 10), time.slice(11, 19)]
  const dayFirst = day.split("-").reverse().join("/")
  return clock === "" ? { en: day, vi: dayFirst } : { en: `${day} ${clock}`, vi: `${clock} ngày ${dayFirst}` }
}

/** What is noted of a text that gives no date. */
const unread: { readonly [Form in ReadTime<never>["form"]]?: ToleranceCode } = {
  empty: "value-empty",
  "year-uncertain": "date-year-uncertain",
}

const readTime = <A extends string>(
  element: XmlElement | undefined,
  name: string,
  parse: (text: string) => ReadTime<A>,
  notes: Notes,
): A | undefined => {
  const text = textAt(element, name)
  if (element === undefined || text === undefined) return undefined
  const { value, form } = parse(text)
  const path = `${element.name}.${name}`
  if (value === undefined) notes.push(tolerance(unread[form] ?? "date-unreadable", path, { value: text }))
  else if (form !== "standard") {
    const { en, vi } = saidTime(value)
    const code = form === "order-uncertain" ? "date-order-uncertain" : "date-otherwise-written"
    notes.push(tolerance(code, path, { value: text, date: en, dateVi: vi }))
  }
  return value
}

/** The date in a child element. An unreadable one is absent. */
export const dateAt = (element: XmlElement | undefined, name: string, notes: Notes): LocalDate | undefined =>
  readTime(element, name, parseDate, notes)

/** The instant in a child element. An unreadable one is absent. */
export const timeAt = (
  element: XmlElement | undefined,
  name: string,
  notes: Notes,
): VietnamTime | undefined => readTime(element, name, parseTimestamp, notes)

/**
 * A whole number with a sign, leading zeros, a fraction of zeros or a unit behind it. `1,000` may be a
 * thousand or one, so it is not read.
 */
const amount = /^\+?(\d{1,9})(?:[.,]0{1,2})?(?: ?(?:trang|tờ|bản))?$/iu

/** The number in a child element. Anything but a whole number is absent. */
export const amountAt = (element: XmlElement | undefined, name: string, notes: Notes): number | undefined => {
  const text = textAt(element, name)
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  const path = `${element?.name}.${name}`
  const readAs = amount.exec(text.normalize("NFKC").trim())?.[1]
  if (readAs === undefined) notes.push(tolerance("amount-unreadable", path, { value: text }))
  else notes.push(tolerance("value-otherwise-written", path, { value: text, readAs, readAsVi: readAs }))
  return readAs === undefined ? undefined : Number(readAs)
}

/** The values that digits stand for, and the fallback for an unknown text. */
export interface Enumerated<A> {
  readonly parse: (text: string) => A | undefined
  /** What a value is called. */
  readonly say: (value: A) => Reason
  readonly otherwise: A
  readonly said: Reason
}

/** The value that a digit, or a word, stands for. Anything but the standard's digit is noted. */
export const enumeratedAt = <A>(
  element: XmlElement | undefined,
  name: string,
  { parse, say, otherwise, said }: Enumerated<A>,
  notes: Notes,
): A => {
  const text = textAt(element, name)
  if (text === undefined) return otherwise
  const value = parse(text)
  const { en, vi } = value === undefined ? said : say(value)
  const detail = { value: text, readAs: en, readAsVi: vi }
  const path = `${element?.name}.${name}`
  if (value === undefined) notes.push(tolerance("value-unknown", path, detail))
  else if (!/^\d$/.test(text)) notes.push(tolerance("value-otherwise-written", path, detail))
  return value ?? otherwise
}

type Present<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> }

/** Keeps the fields that a packet has: an absent one becomes an absent key, never a key without a value. */
export const present = <Fields extends Readonly<Record<string, unknown>>>(fields: Fields): Present<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>
