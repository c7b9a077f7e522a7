import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { linearizedStart } from "../../../src/signing/pdf/linearized.ts"
import { sealedUnasked, sign, verdicts, verify } from "../desk.ts"

const content = (text: string) => {
  const drawn = `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`
  return `<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`
}

const objects: ReadonlyArray<readonly [number: number, body: string]> = [
  [1, "<</Type/Catalog/Pages 2 0 R>>"],
  [2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"],
  [3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>"],
  [4, content("900 trieu")],
  [4, content("5 trieu")],
]

const size = 600

/**
 * A document that says that it is linearized and of a length; whose first cross-reference, of fixed size, has
 * one text and whose last has the other. Readers that find that length begin at the first.
 */
const twoFaced = (length: number | string): Buffer => {
  const dictionary = `%PDF-1.7\n9 0 obj\n<</Linearized 1/L ${String(length).padEnd(8)}/O 3/E 900/N 1/T 1000/H[800 9]>>\nendobj\n`
  const offsets: Array<string> = []
  let body = ""
  for (const [number, written] of objects) {
    offsets.push(String(dictionary.length + size + body.length).padStart(10, "0"))
    body += `${number} 0 obj\n${written}\nendobj\n`
  }
  const [root, pages, page, other, shown] = offsets
  const table = (text = "") =>
    `xref\n0 5\n0000000000 65535 f \n${[root, pages, page, text].map((at) => `${at} 00000 n \n`).join("")}trailer\n<</Size 10/Root 1 0 R>>\n`
  const first = `${table(other)}startxref\n0\n%%EOF\n`.padEnd(size - 1)
  const start = dictionary.length + size + body.length
  return Buffer.from(`${dictionary}${first}\n${body}${table(shown)}startxref\n${start}\n%%EOF\n`, "latin1")
}

/** A linearized document: its last line leads to its first cross-reference. */
const linearized = (() => {
  const whole = twoFaced("0").toString("latin1")
  const last = whole.lastIndexOf("xref\n0 5")
  const cut = `${whole.slice(0, last)}startxref\n${whole.indexOf("xref\n0 5")}\n%%EOF\n`
  return Buffer.from(cut.replace("/L 0       ", `/L ${String(cut.length).padEnd(8)}`), "latin1")
})()

const padded = (bytes: Uint8Array, length: number) =>
  Buffer.concat([bytes, Buffer.alloc(length - bytes.length, " ")])

describe("A document whose first cross-reference leads to another text than its last", () => {
  it.effect("is changed by the white space that makes it as long as it says", () =>
    Effect.gen(function* () {
      const { length } = yield* sign(twoFaced(10_000), "person")
      const foretold = [length + 20, `+${length + 20}`, `${length + 20}.0`]
      for (const said of foretold) {
        const signed = yield* sign(twoFaced(said), "person")
        assert.deepEqual(verdicts(yield* verify(signed)), ["valid"])
        assert.deepEqual(verdicts(yield* verify(padded(signed, length + 10))), ["valid"])
        const found = verdicts(yield* verify(padded(signed, length + 20)))
        assert.deepEqual(found, ["changed-after-signing"], String(said))
      }
    }),
  )

  it.effect("is changed by the seal that makes it as long as it says, and is not signed at that length", () =>
    Effect.gen(function* () {
      const one = yield* sign(twoFaced(10_000), "person")
      const two = sealedUnasked(one)
      const signed = yield* sign(twoFaced(two.length), "person")
      const found = verdicts(yield* verify(sealedUnasked(signed)))
      assert.deepEqual(found, ["changed-after-signing", "changed-after-signing"])
      const refused = yield* Effect.flip(sign(twoFaced(one.length), "person"))
      assert.equal(refused.reason, "pdf-unsupported")
    }),
  )

  it.effect("is noticed however the name in its first object is written", () =>
    Effect.gen(function* () {
      const { length } = yield* sign(twoFaced(10_000), "person")
      const written = twoFaced(length + 20)
        .toString("latin1")
        .replace("/Linearized 1", "/#4cinearized")
      assert.isDefined(linearizedStart(padded(Buffer.from(written, "latin1"), length + 20)))
    }),
  )
})

describe("A linearized document", () => {
  it.effect("is signed and sealed like any other", () =>
    Effect.gen(function* () {
      assert.equal(linearizedStart(linearized), linearized.indexOf("xref\n0 5", 0, "latin1"))
      const signed = yield* sign(linearized, "person")
      assert.isUndefined(linearizedStart(Buffer.from(signed)))
      assert.deepEqual(verdicts(yield* verify(yield* sign(signed, "agency"))), ["valid", "valid"])
    }),
  )
})
