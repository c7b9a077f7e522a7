import forge from "node-forge"

const { asn1 } = forge
const { Class, Type } = asn1

const below = (node: forge.asn1.Asn1 | undefined, ...path: ReadonlyArray<number>): forge.asn1.Asn1 =>
  path.reduce(
    (at, index) => (at.value as Array<forge.asn1.Asn1>)[index] as forge.asn1.Asn1,
    node as forge.asn1.Asn1,
  )

/** What key files hold, in one file without a check of the PIN. */
export const withAll = (...files: ReadonlyArray<Uint8Array>): Uint8Array => {
  const opened = files.map((file) => asn1.fromDer(Buffer.from(file).toString("latin1")))
  const safes = opened.flatMap((file) => {
    const content = below(file, 1, 1, 0).value as string
    return asn1.fromDer(content).value as Array<forge.asn1.Asn1>
  })
  const all = asn1.toDer(asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, safes)).getBytes()
  const data = asn1.create(Class.CONTEXT_SPECIFIC, 0, true, [
    asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, all),
  ])
  const content = asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, [below(opened[0], 1, 0), data])
  const file = asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, [below(opened[0], 0), content])
  return Buffer.from(asn1.toDer(file).getBytes(), "latin1")
}
