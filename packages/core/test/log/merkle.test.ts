import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addLeaf, emptyMerkle, merkleRoot } from "../../src/log/merkle.ts"

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")

const grown = (leaves: ReadonlyArray<string>) =>
  leaves.reduce((tree, leaf) => addLeaf(sha256, tree, leaf), emptyMerkle)
const root = (leaves: ReadonlyArray<string>) => merkleRoot(sha256, grown(leaves))

/** RFC 6962, 2.1, word for word, over hexadecimal texts. */
const oracle = (leaves: ReadonlyArray<string>): string => {
  if (leaves.length === 0) return sha256("")
  if (leaves.length === 1) return sha256(`\u0000${leaves[0]}`)
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha256(`\u0001${oracle(leaves.slice(0, k))}${oracle(leaves.slice(k))}`)
}

const leaves = fc.array(fc.string({ maxLength: 4 }), { maxLength: 70 })

describe("The root over the events of a seal", () => {
  it("is that of RFC 6962", () =>
    fc.assert(
      fc.property(leaves, (some) => {
        expect(root(some)).toBe(oracle(some))
      }),
    ))

  it("differs for any other events, or any other order of them", () =>
    fc.assert(
      fc.property(leaves, leaves, (some, others) => {
        expect(root(some) === root(others)).toBe(JSON.stringify(some) === JSON.stringify(others))
      }),
    ))

  it("is never that of a tree in which an inner node passes for an event", () => {
    const [a, b] = ["a", "b"].map((leaf) => sha256(`\u0000${leaf}`))
    expect(root([`${a}${b}`])).not.toBe(root(["a", "b"]))
  })

  it("needs no more memory than a few hashes, however many events there are", () => {
    expect(grown(Array.from({ length: 5_000 }, (_, n) => `${n}`)).peaks.length).toBeLessThan(13)
  })
})
