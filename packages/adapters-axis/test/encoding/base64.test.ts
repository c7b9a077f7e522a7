import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { base64Length, base64Reader, encodeBase64 } from "../../src/encoding/base64.ts"

const cut = (text: string, at: ReadonlyArray<number>): ReadonlyArray<string> => {
  const places = [0, ...at.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length]
  return places.slice(1).map((end, index) => text.slice(places[index], end))
}

const read = (pieces: ReadonlyArray<string>, padded?: "always" | "perhaps") => {
  const reader = base64Reader(padded)
  for (const piece of pieces) reader.write(piece)
  const { bytes, fingerprint } = reader.end()
  return { fingerprint, bytes: bytes && Buffer.concat(bytes) }
}

const cuts = fc.array(fc.nat(), { maxLength: 8 })
const space = fc.stringMatching(/^[ \t\r\n]{0,3}$/)

describe("A file in base64", () => {
  it("is the file that was written, wherever its text is cut and whatever white space is in it", () =>
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        cuts,
        fc.array(space, { maxLength: 9 }),
        (file, at, spaces) => {
          const text = Buffer.from(file).toString("base64")
          const pieces = cut(text, at).flatMap((piece, index) => [piece, spaces[index] ?? ""])
          const whole = read([text])
          assert.deepEqual(read(pieces), whole)
          assert.deepEqual(whole.bytes, Buffer.from(file))
        },
      ),
    ))

  it("is invalid when anything else is in its text, wherever that is cut", () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[AQg0+/=\-. \n]{0,14}$/), cuts, (text, at) => {
        const packed = text.replace(/\s/g, "")
        const isBase64 = /^[A-Za-z0-9+/]*={0,2}$/.test(packed) && packed.length % 4 === 0
        assert.equal(read(cut(text, at)).bytes !== undefined, isBase64)
      }),
      { numRuns: 1_000 },
    ))

  it("may lack its padding where an axis leaves that out", () => {
    assert.equal(read(["YQ"], "perhaps").bytes?.toString(), "a")
    assert.isUndefined(read(["YQ"]).bytes)
    // A letter alone is what is left of a text that was cut.
    assert.isUndefined(read(["QUJDR"], "perhaps").bytes)
  })

  it("differs from another in its fingerprint, though neither is base64", () => {
    assert.notEqual(read(["a?"]).fingerprint, read(["b?"]).fingerprint)
    assert.equal(read(["a?"]).fingerprint, read(["a", " ?"]).fingerprint)
  })

  it("is written in one line, in pieces that join", () => {
    const file = new Uint8Array(768 * 1024 + 2).map((_, index) => index % 251)
    const written = Buffer.concat([...encodeBase64(file)])
    assert.equal(written.toString("latin1"), Buffer.from(file).toString("base64"))
    assert.equal(written.length, base64Length(file))
  })
})
