import { it } from "@effect/vitest"
import { fileHash, parseVxpTimestamp, printVxpTimestamp, toHeaderText } from "@lienthong/adapters-axis"
import { Option } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { isHeaderText } from "../../src/vxp/header-text.ts"

describe("The timestamp of a call", () => {
  it("is Vietnam time with four digits of milliseconds", () => {
    assert.equal(printVxpTimestamp(Date.UTC(2026, 10, 21, 18, 15, 51, 154)), "22112026T011551+0154")
    assert.equal(printVxpTimestamp(0), "01011970T070000+0000")
  })

  it("is read back as the instant it was printed from", () => {
    const instant = fc.integer({ min: 0, max: Date.UTC(2200, 0) })
    fc.assert(
      fc.property(instant, (millis) => {
        assert.deepEqual(parseVxpTimestamp(printVxpTimestamp(millis)), Option.some(millis))
      }),
    )
  })

  it("is not read from anything else", () => {
    for (const text of ["", "2026-11-22T01:15:51", "22112026T011551", "99992026T011551+0154"]) {
      assert.deepEqual(parseVxpTimestamp(text), Option.none())
    }
  })
})

describe("The hash of a packet", () => {
  const packet = Buffer.from("packet 0")

  it("has 64 digits when padded", () => {
    const hash = "afdbfae291e4d8ba25853e610ecb1901b7200f875c8dff550c4a8c2dc366a8aa"
    assert.equal(fileHash(packet, "padded"), hash)
  })

  it("lacks the leading zeros of its bytes in the form of the axis' own client", () => {
    const hash = "afdbfae291e4d8ba25853e61ecb191b720f875c8dff55c4a8c2dc366a8aa"
    assert.equal(fileHash(packet, "unpadded"), hash)
  })
})

describe("A description for the axis", () => {
  it("keeps its Vietnamese words and loses their diacritics", () => {
    assert.equal(toHeaderText("Từ chối: Đơn vị không có thẩm quyền"), "Tu choi: Don vi khong co tham quyen")
  })

  it("is one line, and marks what has no Latin letter", () => {
    assert.equal(toHeaderText("  tệp\r\nX-Injected: 1\t“a.pdf” 印 "), "tep X-Injected: 1 ?a.pdf? ?")
  })

  it("can always be carried by a header", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2000 }), (text) => {
        assert.isTrue(isHeaderText(toHeaderText(text)))
      }),
    )
  })
})
