import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { findMisread } from "../../src/text/misread-text.ts"
import { tcvn3, vni } from "../../src/text/old-encodings.ts"

const syllables =
  "báo cáo quyết định về việc thành lập đoàn kiểm tra công văn hướng dẫn phụ lục kèm theo nghị quyết của hội đồng nhân dân tỉnh tài liệu họp trả lời kiến nghị cử tri tổ chức hưởng ứng mưỡng quỹ ngữ hãy thuở Đảng Ủy Ở ĐỊNH"
const accented = syllables.split(" ").filter((each) => /\P{ASCII}/u.test(each))

/** Vietnamese text of two words or more with marks. */
const texts = fc
  .array(fc.constantFrom(...accented), { minLength: 2, maxLength: 12 })
  .map((words) => words.join(" "))

const asLatin1 = (text: string) => Buffer.from(text).toString("latin1")
const asWindows1252 = (text: string) => {
  // Node's decoder of that name is the web's windows-1252, which has a letter for every byte.
  return new TextDecoder("windows-1252").decode(Buffer.from(text))
}

const inFont = (text: string, table: ReadonlyMap<string, string>) => {
  const codeOf = new Map([...table].map(([code, letter]) => [letter, code]))
  return text.replace(/\P{ASCII}/gu, (letter) => codeOf.get(letter) ?? letter)
}
const isWritable = (text: string, table: ReadonlyMap<string, string>) =>
  [...text].every((letter) => letter < "\u0080" || [...table.values()].includes(letter))

describe("Text that came in another encoding", () => {
  it("is recovered from UTF-8 that was read as Latin-1 or windows-1252, even a single word", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const encoding = "UTF-8 (Latin-1)"
        expect(findMisread(asLatin1(text))).toEqual({ encoding, text })
        expect(findMisread(asWindows1252(text))).toEqual({ encoding, text })
      }),
    )
    expect(findMisread("BÃ¡o cÃ¡o.pdf")?.text).toBe("Báo cáo.pdf")
    expect(findMisread("BÃ¡o.pdf")?.text).toBe("Báo.pdf")
  })

  it("is recovered from TCVN3 and VNI, or is uncertain and stays as it is", () => {
    for (const [encoding, table] of [
      ["TCVN3", tcvn3],
      ["VNI", vni],
    ] as const)
      fc.assert(
        fc.property(texts, (text) => {
          fc.pre(isWritable(text, table))
          const found = findMisread(inFont(text, table))
          if (found?.text !== undefined) expect(found).toEqual({ encoding, text })
        }),
      )
    expect(findMisread("B¸o c¸o vÒ viÖc kiÓm tra")).toEqual({
      encoding: "TCVN3",
      text: "Báo cáo về việc kiểm tra",
    })
    expect(findMisread("C«ng v¨n vÒ KIÓM TRA C¸C NGÀNH")?.text).toBeUndefined()
    expect(findMisread("QUYÕT §ÞNH vÒ viÖc")?.text).toBe("QUYẾT ĐỊNH về việc")
    for (const [written, text] of [
      ["QuyÕt ®Þnh", "Quyết định"],
      ["GiÊy mêi", "Giấy mời"],
      ["KÕ ho¹ch", "Kế hoạch"],
      ["Tê tr×nh", "Tờ trình"],
      ["Coâng vaên", "Công văn"],
      ["Keá hoaïch", "Kế hoạch"],
      ["Tôø trình", "Tờ trình"],
    ] as const)
      expect(findMisread(written)?.text).toBe(text)
    expect(findMisread("Quyeát ñònh veà vieäc thaønh laäp ñoaøn kieåm tra")).toEqual({
      encoding: "VNI",
      text: "Quyết định về việc thành lập đoàn kiểm tra",
    })
  })

  it("is never taken from Vietnamese that is right, from its capitals, nor from what was already read", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const right of [text, text.toUpperCase(), text.normalize("NFD")])
          expect(findMisread(right)).toBeUndefined()
        const read = findMisread(asLatin1(text))?.text ?? ""
        expect(findMisread(read)).toBeUndefined()
      }),
    )
    for (const right of [
      "Báo cáo",
      "hoà toà",
      "“NGÃ”",
      '"NGÃ” SÁU',
      "MÃ– số",
      "Café México, São Paulo",
      "20 °C ± 1",
      "10 µm",
      "â0â",
      "5 N·m",
      "Anh 3×4",
      "Intel® Core",
      "Loïc, où êtes-vous ?",
      "Tờ trình về Intel® Core của ông Loïc",
      "§ 5",
      "Â\u00a0",
    ])
      expect(findMisread(right), right).toBeUndefined()
  })

  it("is reported and left as it is where a part of it was lost", () => {
    expect(findMisread("TÃ i liá»u há»p")).toEqual({ encoding: "UTF-8 (Latin-1)" })
  })

  it("is reported and left as it is where other words are in Unicode", () => {
    const odd = fc.constantFrom(
      ["TCVN3", "tr×nh"] as const,
      ["VNI", "Tôø"] as const,
      ["VNI", "VAÊN BAÛN THOÂNG BAÙO"] as const,
    )
    fc.assert(
      fc.property(texts, texts, odd, (before, behind, [encoding, words]) => {
        const text = `Tờ ${before} ${words} ${behind}`
        expect(findMisread(text)).toEqual({ encoding })
      }),
    )
    expect(findMisread("Tôø trình Công ty")).toEqual({ encoding: "VNI" })
  })

  it("is searched for in time proportional to its length, whatever it is made of", () => {
    const long = [
      "A".repeat(32_000) + "øa".repeat(1_000),
      `${"Aø".repeat(16_000)}a`,
      `${"ø".repeat(60_000)}a`,
    ]
    const before = process.threadCpuUsage()
    for (const text of long) expect(findMisread(text)?.text).toBeUndefined()
    const { user, system } = process.threadCpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(1_000)
  })
})
