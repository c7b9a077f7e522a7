import type { Detail } from "../problem/sentence.ts"
import type { Reason } from "./ground.ts"
import { describeRefusal, isRefusalReason, type RefusalReason, refusalReasons } from "./refusal-reason.ts"

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** Extracts the details from a filled-in sentence. Returns nothing when the text is not that sentence. */
const detailsIn = (template: string, text: string): Detail | undefined => {
  const [begin = "", ...parts] = template.split(/\{(\w+)\}/)
  const names = parts.filter((_, index) => index % 2 === 0)
  const between = parts.filter((_, index) => index % 2 === 1).map((part) => `(.*?)${literally(part)}`)
  const values = new RegExp(`^${literally(begin)}${between.join("")}$`, "su").exec(text)?.slice(1)
  return values && Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]))
}

const between = " | "

const print = ({ en, vi }: Reason): string => `${vi}${between}${en}`

/**
 * Whether the English sentence does not follow from the Vietnamese one: a detail is worded in each language.
 */
const isVietnameseIn = (reason: RefusalReason): boolean => /\{\w+Vi\}/.test(refusalReasons[reason].vi)

/** Splits a text that consists of both sentences, one after the other. */
const bothIn = (reason: RefusalReason, text: string): Reason | undefined => {
  for (let at = text.indexOf(between); at >= 0; at = text.indexOf(between, at + 1)) {
    const [vi, en] = [text.slice(0, at), text.slice(at + between.length)]
    if (detailsIn(refusalReasons[reason].vi, vi) && detailsIn(refusalReasons[reason].en, en))
      return { en, vi }
  }
  return undefined
}

/**
 * The text of a refusal as the log keeps it: the catalogue's Vietnamese sentence, from which the English one
 * follows, or both where a detail is worded in each language.
 */
export const writeRefusal = (reason: RefusalReason, detail: Detail): string => {
  const { en, vi } = describeRefusal(reason, detail)
  return isVietnameseIn(reason) ? print({ en, vi }) : vi
}

/** Stands in an English sentence for words that are known in Vietnamese alone. */
const elsewhere = "see the Vietnamese sentence"

/**
 * Describes a refusal in both languages. A sentence of the catalogue is translated together with the names in
 * it. Text written by a person or by other software stays as it is in both, and so do words that an earlier
 * release kept in Vietnamese alone.
 */
export const translateRefusal = (code: string, text: string): Reason => {
  const reason = isRefusalReason(code) ? code : "other"
  if (reason === "other") return { en: text, vi: text }
  const both = isVietnameseIn(reason) ? bothIn(reason, text) : undefined
  if (both) return both
  const detail = detailsIn(refusalReasons[reason].vi, text)
  if (detail === undefined) return { en: text, vi: text }
  const onlyVietnamese = Object.keys(detail).filter((name) => name.endsWith("Vi"))
  const unsaid = Object.fromEntries(onlyVietnamese.map((name) => [name.slice(0, -2), elsewhere]))
  return { en: describeRefusal(reason, { ...unsaid, ...detail }).en, vi: text }
}

/** The texts of statuses have no published limit; products keep 1000 characters of a reason. */
const maxLength = 1000

const lengthOf = (text: string): number => [...text].length

const shortened = (text: string, length: number): string => {
  const letters = [...text]
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join("")}…`
}

/** A sentence of the catalogue in both languages, with its details shortened to fit into `room`. */
const describeWithin = (reason: RefusalReason, said: Reason, room: number): Reason => {
  const { en, vi } = refusalReasons[reason]
  const places = `${vi}${en}`.split(/\{\w+\}/)
  const each = Math.floor((room - lengthOf(places.join(""))) / (places.length - 1))
  const detail = { ...detailsIn(en, said.en), ...detailsIn(vi, said.vi) }
  return describeRefusal(
    reason,
    Object.fromEntries(Object.entries(detail).map(([name, text]) => [name, shortened(text, each)])),
  )
}

/**
 * Writes a refusal as the text of a status packet, in both languages:
 * `[attachment-missing] Thiếu tệp … | The file … is missing.` The code in brackets is how two systems that
 * use this library understand each other; any other system shows the whole text to a person. Details that do
 * not fit are shortened. What is known in one language alone is written once, and shortened at its end.
 */
export const printRefusal = (code: string, text: string): string => {
  const head = `[${code}] `
  const said = translateRefusal(code, text)
  if (said.en === said.vi || said.en.includes(elsewhere)) return shortened(`${head}${said.vi}`, maxLength)
  const room = maxLength - lengthOf(head)
  const both = print(said)
  if (lengthOf(both) <= room || !isRefusalReason(code)) return `${head}${both}`
  return `${head}${print(describeWithin(code, said, room - lengthOf(between)))}`
}

/** Finds the original text in a status' text that has both languages. */
const writtenIn = (reason: RefusalReason, text: string): string => {
  if (isVietnameseIn(reason)) return text
  for (let at = text.indexOf(between); at >= 0; at = text.indexOf(between, at + 1)) {
    const [vi, en] = [text.slice(0, at), text.slice(at + between.length)]
    if (translateRefusal(reason, vi).en === en) return vi
  }
  return text
}

/** Reads the text of a status packet. A text without a known code is a refusal for the reason `other`. */
export const parseRefusal = (description: string): { reason: RefusalReason; text: string } => {
  const match = /^\[([a-z-]+)\]\s*(.*)$/s.exec(description)
  const code = match?.[1] ?? ""
  return isRefusalReason(code)
    ? { reason: code, text: writtenIn(code, match?.[2] ?? "") }
    : { reason: "other", text: description }
}
