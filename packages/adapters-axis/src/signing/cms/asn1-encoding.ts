import * as asn1js from "asn1js"

const universal = 1
const contextSpecific = 3
const sequenceTag = 16
const setTag = 17

/** The DER of a simple value. */
export const encode = (value: asn1js.AsnType): Buffer => Buffer.from(value.toBER())

/** Wraps finished encodings, byte for byte. */
const wrap = (tagClass: number, tagNumber: number, contents: ReadonlyArray<Uint8Array>): Buffer => {
  const valueHex = new Uint8Array(Buffer.concat(contents)).buffer
  const node = new asn1js.Primitive({ idBlock: { tagClass, tagNumber }, valueHex })
  node.idBlock.isConstructed = true
  return encode(node)
}

export const sequence = (...contents: ReadonlyArray<Uint8Array>) => wrap(universal, sequenceTag, contents)

/** A SET OF in DER's order, by the encodings. */
export const setOf = (...contents: ReadonlyArray<Uint8Array>) =>
  wrap(universal, setTag, [...contents].sort(Buffer.compare))

/** Values under the context-specific tag `[number]`. */
export const tagged = (number: number, ...contents: ReadonlyArray<Uint8Array>) =>
  wrap(contextSpecific, number, contents)

export const objectIdentifier = (value: string) => encode(new asn1js.ObjectIdentifier({ value }))

export const octetString = (bytes: Uint8Array) =>
  encode(new asn1js.OctetString({ valueHex: new Uint8Array(bytes).buffer }))
