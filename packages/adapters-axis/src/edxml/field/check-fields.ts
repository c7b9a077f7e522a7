import { PacketError } from "@lienthong/core"
import { isBlank, type XmlDraft } from "../xml/draft.ts"
import { localName, trimmed, type XmlElement } from "../xml/element.ts"
import { fieldForms } from "./field-forms.ts"
import { overlong } from "./field-limits.ts"

/** Everything but XML 1.0's `Char`; with `u`, half of a surrogate pair counts as forbidden. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

const keyOf = (parent: string, element: XmlElement): string => `${parent}.${localName(element.name)}`

const forbiddenCharacter = (text: string): string | undefined => {
  const point = forbidden.exec(text)?.[0].codePointAt(0)
  return point === undefined
    ? undefined
    : `it contains the character U+${point.toString(16).toUpperCase().padStart(4, "0")}, which XML cannot carry`
}

const refuse = (key: string, element: XmlDraft): PacketError | undefined => {
  const long = overlong(key, element)
  if (long !== undefined) {
    const detail = { field: key, length: String(long.length), limit: String(long.limit) }
    return new PacketError({ reason: "field-too-long", detail })
  }
  const problem =
    (element.required && isBlank(element) ? "it is empty" : undefined) ??
    (trimmed(element.text) === element.text ? undefined : "white space stands before or after it") ??
    forbiddenCharacter(element.text) ??
    (element.text === "" ? undefined : fieldForms[key]?.(element.text))
  return problem === undefined
    ? undefined
    : new PacketError({ reason: "field-invalid", detail: { field: key, problem } })
}

/** The first field of a packet, in the order of writing, that must not be written. */
export const refuseField = (element: XmlDraft, parent = ""): PacketError | undefined => {
  const refusal = refuse(keyOf(parent, element), element)
  if (refusal !== undefined) return refusal
  for (const child of element.children) {
    const inner = refuseField(child, localName(element.name))
    if (inner !== undefined) return inner
  }
  return undefined
}

/** What of a read packet is longer than allowed: a reason to write to the log, not to refuse a document. */
export const noteOverlong = (element: XmlElement, parent = ""): ReadonlyArray<string> => {
  const key = keyOf(parent, element)
  const long = overlong(key, element)
  const note = long === undefined ? [] : [`${key} has ${long.length} characters; ${long.limit} are allowed`]
  return [...note, ...element.children.flatMap((child) => noteOverlong(child, element.name))]
}
