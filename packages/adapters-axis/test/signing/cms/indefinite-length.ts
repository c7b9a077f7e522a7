import * as asn1js from "asn1js"

const endOfContents = Buffer.from([0, 0])

/**
 * Rewrites DER with indefinite lengths (`30 80 … 00 00`), as the Government's signing tools write. `keep`
 * lists encodings that stay as they are, such as certificates, whose own signature is over their bytes.
 */
export const withIndefiniteLengths = (der: Uint8Array, keep: ReadonlyArray<Uint8Array> = []): Buffer => {
  const rewrite = (node: asn1js.AsnType): Buffer => {
    const encoding = Buffer.from(node.valueBeforeDecodeView)
    if (!(node instanceof asn1js.Constructed) || keep.some((kept) => encoding.equals(kept))) return encoding
    const head = Buffer.from([encoding[0] ?? 0, 0x80])
    return Buffer.concat([head, ...node.valueBlock.value.map(rewrite), endOfContents])
  }
  return rewrite(asn1js.fromBER(new Uint8Array(der)).result)
}
