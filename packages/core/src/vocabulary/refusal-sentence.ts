import type { Detail } from "../problem/sentence.ts"
import type { Reason } from "./ground.ts"
import { isRefusalReason, refusalReasons, sayRefusal } from "./refusal-reason.ts"

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** Extracts the details from a filled-in sentence. Returns nothing when the text is not that sentence. */
const detailsIn = (template: string, text: string): Detail | undefined => {
  const [begin = "", ...parts] = template.split(/\{(\w+)\}/)
  const names = parts.filter((_, index) => index % 2 === 0)
  const between = parts.filter((_, index) => index % 2 === 1).map((part) => `(.*?)${literally(part)}`)
  const values = new RegExp(`^${literally(begin)}${between.join("")}$`, "su").exec(text)?.slice(1)
  return values && Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]))
}

/**
 * Says a refusal in both languages. Packets carry the Vietnamese sentence only, so a sentence of the
 * catalogue is translated together with its details. Text written by a person or by other software stays as
 * it is in both.
 */
export const translateRefusal = (code: string, text: string): Reason => {
  const reason = isRefusalReason(code) ? code : "other"
  const detail = detailsIn(refusalReasons[reason].vi, text)
  return { en: detail ? sayRefusal(reason, detail).en : text, vi: text }
}
