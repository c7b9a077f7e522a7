import type { DocumentPacket } from "./document-packet.ts"
import type { ResponseFor } from "./party.ts"
import type { StatusPacket } from "./status-packet.ts"

/** A text of a packet that is too long to keep. */
export interface BeyondBounds {
  /** The path of the text, such as `from.code`. */
  readonly field: string
  readonly length: number
  readonly limit: number
}

/**
 * Far above every limit of QCVN 102:2016. Values that documents are found by become part of mark and stream
 * names.
 */
const identifiers = {
  organId: 100,
  documentId: 300,
  number: 100,
  notation: 150,
  status: 20,
} as const satisfies Readonly<Record<string, number>>
const agencyCode = 100
/** Number and notation as one text. */
const wholeCode = 300
export const maxText = 20_000
/** The limit for all texts together. */
const all = 4_000_000

const within = (text: string, limit: number): string => (text.length > limit ? "" : text)

/**
 * Reduces a reference to what the sender can be told about its document, leaving out texts the sender itself
 * could not read. Returns nothing when the rest names neither the document nor its sender.
 */
export const answerable = (about: ResponseFor): ResponseFor | undefined => {
  const documentId = within(about.documentId, identifiers.documentId)
  const code = within(about.code, wholeCode)
  const isNamed = documentId !== "" || (code !== "" && about.date !== undefined)
  return isNamed && within(about.organId, agencyCode) !== "" ? { ...about, documentId, code } : undefined
}

const limitOf = (field: string, name: string): number => {
  if (name !== "code")
    return Object.hasOwn(identifiers, name) ? identifiers[name as keyof typeof identifiers] : maxText
  return /^responseFor\b/.test(field) ? wholeCode : agencyCode
}

const textsOf = function* (value: unknown, field: string, name: string): Generator<[string, string, string]> {
  if (typeof value === "string") yield [field, name, value]
  else if (typeof value === "object" && value !== null && !(value instanceof Uint8Array))
    // The entries of a list have no names.
    for (const [key, inner] of Object.entries(value))
      yield* Array.isArray(value)
        ? textsOf(inner, field, name)
        : textsOf(inner, field === "" ? key : `${field}.${key}`, key)
}

/**
 * The first text of a packet that is longer than any lawful text and than a store keeps, or the packet itself
 * when all its texts together are too long. Lengths are in JavaScript characters. Files have their own limit
 * elsewhere.
 */
export const beyondBounds = (packet: DocumentPacket | StatusPacket): BeyondBounds | undefined => {
  let sum = 0
  for (const [field, name, text] of textsOf(packet, "", "")) {
    const limit = limitOf(field, name)
    if (text.length > limit) return { field, length: text.length, limit }
    sum += text.length
  }
  return sum > all ? { field: "edXMLHeader", length: sum, limit: all } : undefined
}
