import { PacketError } from "@lienthong/core"
import { type Reason, type Tolerance, tolerance } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { forbidden, localName, trimmed, type XmlElement } from "../xml/element.ts"
import { walk } from "../xml/walk.ts"
import { isBlank, type WrittenElement } from "../xml/written-element.ts"
import { fieldForms } from "./field-forms.ts"
import { overlong } from "./field-limits.ts"

const keyOf = (parent: string, element: XmlElement): string => `${parent}.${localName(element.name)}`

const forbiddenCharacter = (text: string): Reason | undefined => {
  const point = forbidden.exec(text)?.[0].codePointAt(0)
  if (point === undefined) return undefined
  const name = `U+${point.toString(16).toUpperCase().padStart(4, "0")}`
  return {
    en: `it contains the character ${name}, which XML cannot carry`,
    vi: `có ký tự ${name} mà XML không cho phép`,
  }
}

const empty: Reason = { en: "it is empty", vi: "để trống" }
const spaced: Reason = {
  en: "white space stands before or after it",
  vi: "có khoảng trắng ở đầu hoặc cuối",
}

const refuse = (key: string, element: WrittenElement): PacketError | undefined => {
  const long = overlong(key, element)
  if (long !== undefined) {
    const detail = { field: key, length: String(long.length), limit: String(long.limit) }
    return new PacketError({ reason: "field-too-long", detail })
  }
  const problem =
    (element.required && isBlank(element) ? empty : undefined) ??
    (trimmed(element.text) === element.text ? undefined : spaced) ??
    forbiddenCharacter(element.text) ??
    (element.text === "" ? undefined : fieldForms[key]?.(element.text))
  return problem === undefined
    ? undefined
    : new PacketError({
        reason: "field-invalid",
        detail: { field: key, problem: problem.en, problemVi: problem.vi },
      })
}

/** Finds the first field of a packet, in writing order, that must not be written. */
export const refuseField = (element: WrittenElement, parent = ""): PacketError | undefined => {
  const refusal = refuse(keyOf(parent, element), element)
  if (refusal !== undefined) return refusal
  for (const child of element.children) {
    const inner = refuseField(child, localName(element.name))
    if (inner !== undefined) return inner
  }
  return undefined
}

/** Notes the fields of a read packet that are too long, which is no reason to refuse a document. */
export const noteOverlong = Effect.fnUntraced(function* (
  root: XmlElement,
): Effect.fn.Return<ReadonlyArray<Tolerance>> {
  const notes: Array<Tolerance> = []
  const note = (element: XmlElement, parent = "") => {
    const key = keyOf(parent, element)
    const long = overlong(key, element)
    if (long === undefined) return
    notes.push(tolerance("field-overlong", key, { length: String(long.length), limit: String(long.limit) }))
  }
  note(root)
  yield* walk(
    root,
    ({ children }) => children,
    (element, parent) => note(element, parent.name),
  )
  return notes
})
