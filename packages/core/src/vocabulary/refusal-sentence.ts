import type { Detail } from "../problem/sentence.ts"
import type { Reason } from "./ground.ts"
import { isRefusalReason, type RefusalReason, refusalReasons, sayRefusal } from "./refusal-reason.ts"

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** Extracts the details from a filled-in sentence. Returns nothing when the text is not that sentence. */
const detailsIn = (template: string, text: string): Detail | undefined => {
  const [begin = "", ...parts] = template.split(/\{(\w+)\}/)
  const names = parts.filter((_, index) => index % 2 === 0)
  const between = parts.filter((_, index) => index % 2 === 1).map((part) => `(.*?)${literally(part)}`)
  const values = new RegExp(`^${literally(begin)}${between.join("")}$`, "su").exec(text)?.slice(1)
  return values && Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]))
}

/** Stands in an English sentence for words that are known in Vietnamese alone. */
const elsewhere = "see the Vietnamese sentence"

/**
 * Says a refusal in both languages. The log has the Vietnamese sentence only, so a sentence of the
 * catalogue is translated together with the names in it. Text written by a person or by other software stays
 * as it is in both.
 */
export const translateRefusal = (code: string, text: string): Reason => {
  const reason = isRefusalReason(code) ? code : "other"
  const detail = detailsIn(refusalReasons[reason].vi, text)
  if (detail === undefined) return { en: text, vi: text }
  const onlyVietnamese = Object.keys(detail).filter((name) => name.endsWith("Vi"))
  const unsaid = Object.fromEntries(onlyVietnamese.map((name) => [name.slice(0, -2), elsewhere]))
  return { en: sayRefusal(reason, { ...unsaid, ...detail }).en, vi: text }
}

/** The texts of statuses have no published limit; products keep 1000 characters of a reason. */
const maxLength = 1000

const between = " | "

const isWithin = (text: string): boolean => [...text].length <= maxLength

/** Whether the sentence has details that are only known in Vietnamese, such as the text of an error. */
const isVietnameseIn = (code: string): boolean =>
  isRefusalReason(code) && /\{\w+Vi\}/.test(refusalReasons[code].vi)

/**
 * Writes a refusal as the text of a status packet, in both languages:
 * `[attachment-missing] Thiếu tệp … | The file … is missing.` The code in brackets is how two systems that
 * use this library understand each other; any other system shows the whole text to a person. What does not
 * fit, or has details in Vietnamese only, is Vietnamese alone, and then shortened.
 */
export const printRefusal = (reason: string, text: string): string => {
  const { en, vi } = translateRefusal(reason, text)
  const alone = `[${reason}] ${vi}`
  const both = en === vi || isVietnameseIn(reason) ? alone : `${alone}${between}${en}`
  if (isWithin(both)) return both
  return isWithin(alone) ? alone : `${[...alone].slice(0, maxLength - 1).join("")}…`
}

/** The Vietnamese sentence of a text that has it in both languages. */
const vietnameseOf = (reason: string, text: string): string => {
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
    ? { reason: code, text: vietnameseOf(code, match?.[2] ?? "") }
    : { reason: "other", text: description }
}
