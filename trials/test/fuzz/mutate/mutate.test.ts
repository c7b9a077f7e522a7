import { chanceOf, minimalPdf, sampleStatus } from "@lienthong/testkit"
import { describe, expect, it } from "vitest"
import { mutateDer } from "../../../src/fuzz/mutate/mutate-der.ts"
import { mutateJson } from "../../../src/fuzz/mutate/mutate-json.ts"
import { mutatePdf } from "../../../src/fuzz/mutate/mutate-pdf.ts"
import { mutateXml } from "../../../src/fuzz/mutate/mutate-xml.ts"
import { nastyJson } from "../../../src/fuzz/mutate/nasty.ts"

const times = Array.from({ length: 200 }, (_, index) => index)

/** Whether the lengths of a structure of two levels fit. */
const fits = (der: Uint8Array) => der.length < 128 && der[0] === 0x30 && der[1] === der.length - 2

describe("A mutation", () => {
  it("of ASN.1 mostly leaves the lengths around what it changes right", () => {
    const der = Buffer.from("300a0201050405010203040a", "hex")
    const inside = times.map((time) => mutateDer(der, chanceOf(time)))
    expect(inside.filter((changed) => !der.equals(changed) && fits(changed)).length).toBeGreaterThan(40)
  })

  it("of XML is mostly another text with the same root", () => {
    const xml = Buffer.from(sampleStatus({ from: "H53", to: "H17", documentId: "1" })).toString()
    const changed = times.map((time) => mutateXml(xml, chanceOf(time))).filter((text) => text !== xml)
    expect(changed.filter((text) => text.includes("</edXML>")).length).toBeGreaterThan(120)
  })

  it("of a value changes it and leaves the given one alone", () => {
    const value = { a: [1, { b: "c" }], d: null }
    const before = JSON.stringify(value)
    const changed = times.map((time) => mutateJson(value, chanceOf(time), nastyJson))
    expect(changed.filter((other) => JSON.stringify(other) !== before).length).toBeGreaterThan(150)
    expect(JSON.stringify(value)).toBe(before)
  })

  it("of a PDF is mostly another file that still begins as one", () => {
    const pdf = minimalPdf({ title: "Báo cáo", lines: ["Kết quả"] })
    const changed = times.map((time) => Buffer.from(mutatePdf(pdf, chanceOf(time))))
    expect(changed.filter((file) => !file.equals(pdf) && file.includes("%PDF-")).length).toBeGreaterThan(120)
  })

  it("is the same for the same seed", () => {
    const once = times.map((time) => JSON.stringify(mutateJson({ a: 1 }, chanceOf(time), nastyJson)))
    expect(times.map((time) => JSON.stringify(mutateJson({ a: 1 }, chanceOf(time), nastyJson)))).toEqual(once)
  })
})
