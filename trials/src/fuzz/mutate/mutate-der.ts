import type { Chance } from "@lienthong/testkit"
import { mutateBytes } from "./mutate-bytes.ts"

/** A part of an ASN.1 structure in DER, with its content. */
interface Part {
  readonly from: number
  readonly inner: number
  readonly to: number
}

const maxDepth = 30

/** Where each part of a structure is; nothing where the bytes are none. */
const partsOf = (der: Buffer, from = 0, until = der.length, depth = 0): ReadonlyArray<Part> => {
  const found: Array<Part> = []
  for (let at = from; at + 2 <= until; ) {
    const [tag = 0, first = 0] = der.subarray(at, at + 2)
    const count = first < 0x80 ? 0 : first & 0x7f
    if (count > 4 || at + 2 + count > until) return found
    const length = count === 0 ? first : der.readUIntBE(at + 2, count)
    const part = { from: at, inner: at + 2 + count, to: at + 2 + count + length }
    if (part.to > until) return found
    found.push(part)
    if ((tag & 0x20) !== 0 && depth < maxDepth) found.push(...partsOf(der, part.inner, part.to, depth + 1))
    at = part.to
  }
  return found
}

const lengthOf = (length: number): Buffer => {
  if (length < 0x80) return Buffer.from([length])
  const bytes: Array<number> = []
  for (let left = length; left > 0; left >>>= 8) bytes.unshift(left & 0xff)
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

/** Replaces a part, and mends the lengths of all parts around it. */
const replaced = (der: Buffer, parts: ReadonlyArray<Part>, part: Part, by: Buffer): Buffer => {
  const around = parts.filter(({ inner, to }) => inner <= part.from && part.to <= to)
  let { from, to } = part
  let content = by
  for (const outer of around.toSorted((a, b) => b.from - a.from)) {
    const whole = Buffer.concat([der.subarray(outer.inner, from), content, der.subarray(to, outer.to)])
    content = Buffer.concat([der.subarray(outer.from, outer.from + 1), lengthOf(whole.length), whole])
    ;({ from, to } = outer)
  }
  return Buffer.concat([der.subarray(0, from), content, der.subarray(to)])
}

/** A change of ASN.1 by its parts: they are left out, doubled, moved, nested, or say something else. */
export const mutateDer = (bytes: Uint8Array, chance: Chance): Uint8Array => {
  const der = Buffer.from(bytes)
  const parts = partsOf(der)
  if (parts.length === 0 || chance.happens(0.1)) return mutateBytes(der, chance)
  const part = chance.pick(parts)
  const other = chance.pick(parts)
  const own = der.subarray(part.from, part.to)
  const inner = der.subarray(part.inner, part.to)
  const wrapped = (content: Uint8Array, tag = own[0] ?? 0) =>
    Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
  const by = chance.pick<() => Buffer>([
    () => Buffer.alloc(0),
    () => Buffer.concat([own, own]),
    () => der.subarray(other.from, other.to),
    () => wrapped(inner, chance.between(0, 256)),
    () => wrapped(mutateBytes(inner, chance)),
    () => wrapped(Buffer.alloc(0)),
    () => wrapped(own, 0x30),
    () => {
      let deep: Buffer = Buffer.from(own)
      for (let level = chance.pick([5, 60, 600]); level > 0; level--) deep = wrapped(deep, 0x30)
      return deep
    },
    () => (own.length < 5_000 ? Buffer.concat(Array.from({ length: 200 }, () => own)) : own),
  ])()
  return replaced(der, parts, part, by)
}
