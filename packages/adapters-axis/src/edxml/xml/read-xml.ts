import { PacketError } from "@lienthong/core"
import { type Reason, type Tolerance, tolerance } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { decodeText, encodingOf } from "./decode-text.ts"
import type { ReadElement } from "./element.ts"
import { beginXml } from "./parse-xml.ts"
import type { TooLong } from "./xml-limits.ts"

/** The result of reading XML: the tree, and the faults that a stricter reader would reject. */
export interface ReadXml {
  readonly root: ReadElement
  readonly tolerated: ReadonlyArray<Tolerance>
}

/** Why reading ended, and the faults that were passed over until then. */
export interface UnreadXml {
  readonly error: PacketError
  readonly tolerated: ReadonlyArray<Tolerance>
}

const notXml = ({ en, vi }: Reason) =>
  new PacketError({ reason: "not-xml", detail: { problem: en, problemVi: vi } })

/** The parser's message is in English only; its position is enough for other readers. */
const malformed = (line: number, words: string): Reason => ({
  en: `line ${line}: ${words}`,
  vi: `sai cú pháp ở dòng ${line}`,
})

export const tooLong = ({ field, length, limit }: TooLong) =>
  new PacketError({
    reason: "field-too-long",
    detail: { field, length: String(length), limit: String(limit) },
  })

const exceeds = (problem: Reason | TooLong) =>
  "field" in problem
    ? tooLong(problem)
    : new PacketError({ reason: "not-edxml", detail: { problem: problem.en, problemVi: problem.vi } })

/** The notes about an encoding that is not the declared one. */
const encodingNotes = (bytes: Uint8Array, declared: string | undefined): ReadonlyArray<Tolerance> => {
  const read = encodingOf(bytes)
  const converted =
    read === "windows-1258"
      ? [tolerance("encoding-converted", "edXML", { declared: read, actual: "UTF-8" })]
      : []
  const actual =
    read === "windows-1258" ? read.toUpperCase() : read.slice(0, 6).toUpperCase().replace(/-$/, "")
  const asDeclared = declared?.toUpperCase().replace(/^UTF-?(8|16)$/, "UTF-$1")
  return asDeclared === undefined || asDeclared === actual
    ? converted
    : [...converted, tolerance("encoding-misdeclared", "edXML", { declared: asDeclared, actual })]
}

/**
 * Reads XML 1.0 into a tree, piece by piece yielding to the event loop between them. It requires
 * well-formedness, but for ampersands that cannot be references, refuses a DTD, and ends at the first
 * problem.
 */
export const readXml = Effect.fnUntraced(function* (
  bytes: Uint8Array,
  isRead: (name: string) => boolean,
): Effect.fn.Return<ReadXml, UnreadXml> {
  let failure: PacketError | undefined
  let ofEncoding: ReadonlyArray<Tolerance> = []
  const reading = beginXml(isRead, {
    error: (line, words) => {
      failure = notXml(malformed(line, words))
      return "stop"
    },
    doctype: () => {
      failure = new PacketError({ reason: "has-doctype", detail: {} })
    },
    limit: (problem) => {
      failure = exceeds(problem)
    },
    longAttribute: (problem) => {
      failure = tooLong(problem)
      return "stop"
    },
    declaredEncoding: (declared) => {
      ofEncoding = encodingNotes(bytes, declared)
    },
  })
  const { tree } = reading
  const notes = () => [
    ...ofEncoding,
    ...Array.from(tree.undeclared, (prefix) => tolerance("prefix-undeclared", "edXML", { prefix })),
    ...Array.from(tree.misused, (name) => tolerance("name-misused", "edXML", { name })),
    ...Array.from(tree.respelled, (path) => tolerance("name-respelled", path)),
    ...Array.from(tree.ampersands, (path) =>
      tolerance("ampersand-unescaped", path, { value: "&", readAs: "&" }),
    ),
  ]
  const unread = (error: PacketError): UnreadXml => ({ error, tolerated: notes() })
  yield* Effect.mapError(decodeText(bytes, reading.write), unread)
  reading.close()
  if (failure !== undefined) return yield* Effect.fail(unread(failure))
  const root = tree.root()
  if (root === undefined)
    return yield* Effect.fail(unread(notXml({ en: "it has no root element", vi: "không có phần tử gốc" })))
  return { root, tolerated: notes() }
})
