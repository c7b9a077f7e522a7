import { agencyCode } from "@lienthong/testkit"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { runIdentifier } from "../../src/identifier/identifier.ts"
import { answerOf } from "../answer-of.ts"

const printed = async (code: string) => (await answerOf(runIdentifier, code)).out
const asData = async (code: string) => JSON.parse((await answerOf(runIdentifier, code, "--json")).out)

describe("lienthong identifier", () => {
  it("explains 000.28.31.H53 as unit 28 of unit 31 of a province", async () => {
    assert.deepEqual(await asData("000.28.31.H53"), {
      code: "000.28.31.H53",
      conforms: true,
      deviations: [],
      standard: "qcvn-102",
      level: 3,
      units: [
        { level: 1, unit: "H53" },
        { level: 2, unit: "31" },
        { level: 3, unit: "28" },
      ],
      levelOneGroup: {
        en: "Provinces and centrally governed cities",
        vi: "Tỉnh, thành phố trực thuộc Trung ương",
        codes: { first: "H01", last: "H63" },
      },
      above: ["000.00.31.H53", "000.00.00.H53"],
    })
    const text = await printed("000.28.31.H53")
    assert.match(text, /Trực thuộc \| Directly under +000\.00\.31\.H53\n/)
    assert.match(text, /Thuộc \| Under +000\.00\.00\.H53$/)
    assert.match(text, /Đúng quy chuẩn \| Conforms +có \| yes/)
  })

  it("says who receives and sends for an agency of level 1", async () => {
    const text = await printed("000.00.00.H53")
    assert.match(text, /Đầu mối \| Focal point +Văn phòng Ủy ban nhân dân cấp tỉnh \| /)
    assert.match(text, /căn cứ \| by +QĐ 28\/2018\/QĐ-TTg, Điều 7\.3c/)
    assert.strictEqual((await asData("G22")).focalPoint.article, "QĐ 28/2018/QĐ-TTg, Điều 7.3a")
    assert.strictEqual((await asData("000.28.31.H53")).focalPoint, undefined)
  })

  it("leaves out levels that are not used", async () => {
    const { level, units } = await asData("000.28.00.H53")
    assert.deepEqual(
      [level, units],
      [
        3,
        [
          { level: 1, unit: "H53" },
          { level: 3, unit: "28" },
        ],
      ],
    )
  })

  it("explains a code of Decision 20/2020 from the left", async () => {
    assert.deepInclude(await asData("H37.DN.001"), {
      standard: "decision-20",
      level: 3,
      above: ["H37.DN", "H37"],
    })
  })

  it("says how a code that others use departs from the standard", async () => {
    const text = await printed("28.22.H17")
    assert.match(text, /Conforms +không \| no/)
    assert.match(text, /Departs +không đủ bốn nhóm mã \| not four groups/)
    assert.match(text, /QCVN 102:2016/)
  })

  it("says what the letter of level 1 means", async () => {
    assert.match(
      await printed("000.00.00.D01"),
      /level 1 +Tòa án nhân dân tối cao \| The Supreme People's Court/,
    )
    assert.match(await printed("K57"), /level 1 +Hội đồng nhân dân cấp tỉnh \| /)
  })

  it("says that a code was ended or added by Decision 09/2025, who took over, and how surely", async () => {
    const ended = await printed("000.00.00.G04")
    assert.match(ended, /Changed +G04: được đóng \| ended, 2025-04-14\n +của \| of +Bộ Giao thông vận tải/)
    assert.match(ended, /taken over by +G17, 2025-03-01 \(suy ra từ tên bộ/)
    assert.match(ended, /source +Quyết định 09\/2025\/QĐ-TTg, Điều 1\.1, .*đã đọc bản chụp văn bản ký/)
    const university = await printed("G25.11")
    assert.match(university, /của \| of +Đại học Quốc gia Hà Nội/)
    assert.match(university, /taken over by +không rõ; tra danh bạ của trục/)
    assert.match(
      await printed("G38"),
      /Changed +G38: mới \| added, .*\n +của \| of +Ủy ban sông Mê Công Việt Nam/,
    )
    assert.notInclude(await printed("G22"), "Changed")
  })

  it("reads a code of no known form, and says that it is unknown", async () => {
    assert.include(await printed("H53/UBND"), "accepted on reading only")
    assert.deepEqual(await asData("H53/UBND"), { code: "H53/UBND", conforms: false, deviations: [] })
  })

  it("explains every code that may be sent, each level but the first under another", () =>
    fc.assert(
      fc.asyncProperty(agencyCode, async (code) => {
        const { exitCode, out, error } = await answerOf(runIdentifier, code)
        assert.deepEqual([exitCode, error], [0, []])
        assert.match(out, /Cấp \| Level +\d+\n/)
        const { level, above, units } = await asData(code)
        assert.equal(above.length, units.length - 1)
        assert.isAtLeast(level, units.length)
      }),
    ))

  it("exits with 2 and an explanation in both languages when its arguments are wrong", async () => {
    for (const args of [
      [],
      ["H53", "H54"],
      ["H 53"],
      [""],
      ["A".repeat(36)],
      ["H\u{1B}[31m"],
      ["H53", "--xml"],
    ]) {
      const { exitCode, out, error } = await answerOf(runIdentifier, ...args)
      assert.deepEqual([exitCode, out, error.length], [2, "", 2], args.join(" "))
      assert.match(error[1] ?? "", /Xem lienthong identifier --help\.$/)
    }
  })
})
