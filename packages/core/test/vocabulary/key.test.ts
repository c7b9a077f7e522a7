import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { codeKey, type DocumentCode, printCode, readCode } from "../../src/vocabulary/document-code.ts"
import { agencyKey, documentIdKey, fileNameKey } from "../../src/vocabulary/key.ts"
import { decision20Code, qcvn102Code } from "../agency/any-identifier.ts"
import { anyDay } from "../calendar/any-day.ts"

const agencyCode = fc.oneof(qcvn102Code, decision20Code)

const letters = fc.stringMatching(/^[A-ZĐƯ]{1,6}$/)
const notation = fc
  .tuple(
    fc.oneof(letters, fc.constantFrom("BC", "QĐ", "TTr", "CV")),
    letters,
    fc.option(fc.constantFrom("2018/", "2024/"), { nil: "" }),
  )
  .map(([type, agency, year]) => `${year}${type}-${agency}`)
/** A code as Annex I writes it; a year's number is left out, which nobody tells from the year. */
const code: fc.Arbitrary<DocumentCode> = fc.record({
  number: fc
    .tuple(fc.integer({ min: 1, max: 1899 }), fc.constantFrom("", "a", "b"))
    .map(([number, letter]) => `${String(number).padStart(2, "0")}${letter}`),
  notation,
})

const same = (text: string) => text
/** Latin letters, digits and marks as East Asian keyboards type them. */
const wide = (text: string) =>
  text.replace(/[\x21-\x7E]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
const wideDigits = (text: string) => text.replace(/\d/g, wide)

/** What says that a field has nothing to say. */
const nothings = ["N/A", "n/a", "null", "NULL", "None", "-", "không", "Không có", "chưa có", "undefined", "."]

/** What systems write before a number. */
const labels = [
  ...["", "Số: ", "Số ", "số:", "SỐ : ", "/", "Số:".normalize("NFD"), "Số ký hiệu: ", "Số, ký hiệu: "],
  ...["Số/ký hiệu:", "Số / ký hiệu ", "Số và ký hiệu: ", "Số hiệu ", "Số hiệu: ", "Số kí hiệu ", "Ký hiệu: "],
  ...[
    "Số văn bản: ",
    "Số VB: ",
    "Số CV ",
    "So: ",
    "So ky hieu: ",
    "SO HIEU: ",
    "Số：",
    "No. ",
    "Số ký hiệu văn bản: ",
  ],
  ...["Công văn số ", "Văn bản số: ", "CV số: ", "cong van so ", "Quyết định số ", "Giấy mời số: ", "#"],
]

const hyphens = ["-", "\u2010", "\u2011", "\u2012", "–", "—", "\u00AD", "\u2212", " - ", "\u00A0–\u00A0"]

/** A text as another system writes it: letters, hyphens, spaces and case that say nothing. */
const decorated = (text: string) =>
  fc
    .record({
      hyphen: fc.constantFrom(...hyphens),
      slash: fc.constantFrom("/", " / ", "\u2215", "\\"),
      form: fc.constantFrom("NFC" as const, "NFD" as const),
      small: fc.boolean(),
      around: fc.constantFrom("", " ", "\u00A0", "\u200B", "\uFEFF"),
      eth: fc.boolean(),
      width: fc.constantFrom(same, wide, wideDigits),
    })
    .map(({ hyphen, slash, form, small, around, eth, width }) => {
      const other = text.replaceAll("-", hyphen).replaceAll("/", slash)
      const lettered = eth ? other.replaceAll("Đ", "Ð") : other
      return `${around}${width((small ? lettered.toLowerCase() : lettered).normalize(form))}${around}`
    })

const zeros = (number: string) =>
  fc.constantFrom(number, `0${number}`, `000${number}`, number.replace(/^0+(?=\d)/, ""))

/** The same where they split it within the notation, at a hyphen that is typed as one. */
const atHyphen = (number: string, notation: string): ReadonlyArray<DocumentCode> => {
  const [, type, agency] = /^([^/\\\p{N}-]+)-([^/-]+)$/u.exec(notation) ?? []
  if (type === undefined || agency === undefined) return []
  return [
    { number: `${number}/${type}`, notation: `-${agency}` },
    { number: `${number}/${type}-`, notation: agency },
    { number: `${number}/${type}`, notation },
    ...(/^(?:BC|QĐ|TTr|CV)$/iu.test(type) ? [{ number: `${number}/${type}`, notation: agency }] : []),
  ]
}

/** The ways in which systems split a code between two fields. */
const split = (number: string, notation: string): ReadonlyArray<DocumentCode> => [
  { number, notation },
  { number, notation: `${number}/${notation}` },
  { number: "", notation: `${number}/${notation}` },
  ...nothings.map((nothing) => ({ number: `${number}/${notation}`, notation: nothing })),
  ...nothings.map((nothing) => ({ number: nothing, notation: `${number}/${notation}` })),
  { number: `Số ký hiệu: ${number}/${notation}`, notation: "" },
  { number: `Số hiệu: ${number}`, notation: `Ký hiệu: ${notation}` },
  { number, notation: `Số/ký hiệu: ${number}/${notation}` },
  { number: `${number}/${notation}`, notation: "" },
  { number: `${number}/${notation}`, notation },
  { number: `${number}/${notation}`, notation: `${number}/${notation}` },
  { number: `Số: ${number}`, notation },
  { number: `${number}/`, notation: `/${notation}` },
  { number: `${number}/${notation}`, notation: number },
  { number, notation: `${notation} ngày 20/6/2019` },
  { number: `Số: ${number}/${notation}, ký ngày 20/06/2019`, notation: "" },
  { number: `"${number}"`, notation: `“${notation}”` },
  { number: `'${number}/${notation}`, notation: "" },
  { number: `${number}\\${notation}`, notation: "" },
  ...atHyphen(number, notation),
  // A notation with a year may be a number and a notation itself.
  ...(/\p{N}/u.test(notation) ? [] : [{ number: notation, notation: number }]),
]

const written = code.chain(({ number, notation }) =>
  fc
    .tuple(zeros(number), decorated(notation))
    .chain(([number, notation]) => fc.constantFrom(...split(number, notation)))
    .map((met) => ({ met, of: { number, notation } })),
)

const said = code.chain((of) =>
  fc
    .tuple(
      fc.constantFrom(...labels),
      zeros(of.number),
      fc.constantFrom("", ...nothings.map((nothing) => `/${nothing}`)),
    )
    .chain(([label, number, nothing]) =>
      decorated(`${number}/${of.notation}`).map((text) => `${label}${text}${nothing}`),
    )
    .map((text) => ({ text, of })),
)

describe("The key of a number and notation", () => {
  it("is that of every way in which a system splits and writes them", () => {
    fc.assert(
      fc.property(written, ({ met, of }) => {
        expect(codeKey(met)).toBe(codeKey(of))
      }),
    )
    fc.assert(
      fc.property(said, ({ text, of }) => {
        expect(codeKey(text)).toBe(codeKey(of))
      }),
    )
  })

  it("is the code itself where Annex I writes it in capitals", () => {
    fc.assert(
      fc.property(code, (of) => {
        expect(codeKey(of)).toBe(printCode(of).toUpperCase())
      }),
    )
    expect(codeKey("1/BC-UBND")).toBe("01/BC-UBND")
  })

  it("is never that of another code", () => {
    const key = ({ number, notation }: DocumentCode) =>
      `${number.replace(/^0+/, "")}/${notation}`.toUpperCase()
    fc.assert(
      fc.property(code, code, (one, other) => {
        expect(codeKey(one) === codeKey(other)).toBe(key(one) === key(other))
      }),
      { numRuns: 500 },
    )
    expect(codeKey("12/ĐT-X")).not.toBe(codeKey("12/DT-X"))
    expect(codeKey("12/BC-UBND")).not.toBe(codeKey("1/2BC-UBND"))
    expect(codeKey("2020/2020/QĐ-UBND")).not.toBe(codeKey("2020/QĐ-UBND"))
    expect(codeKey({ number: "01-BC", notation: "UBND" })).not.toBe(codeKey("01/BC-UBND"))
    expect(codeKey({ number: "01/UBND", notation: "VP" })).not.toBe(codeKey("01/UBND-VP"))
    expect(codeKey({ number: "05/2020/NQ", notation: "HĐND" })).toBe(codeKey("05/2020/NQ-HĐND"))
    expect(codeKey("105-CV/TU")).toBe("105-CV/TU")
    expect(codeKey({ number: "105", notation: "CV/TU" })).not.toBe(codeKey("105/CV-TU"))
    expect(codeKey({ number: "05", notation: "2020/NQ-HĐND" })).toBe("05/2020/NQ-HĐND")
  })

  it("has itself as its key, whatever the text, and so has a code that was read", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."0129/-.: số SỐNnao\u00A0\u0301đÐkýhiệu０／Ｃ") }),
    )
    fc.assert(
      fc.property(text, (each) => {
        expect(codeKey(codeKey(each))).toBe(codeKey(each))
      }),
      {
        numRuns: 1000,
      },
    )
    fc.assert(
      fc.property(text, text, (number, notation) => {
        const read = readCode({ number, notation })
        expect(readCode(read)).toEqual(read)
      }),
    )
  })

  it("costs nothing for an endless text", () => {
    expect(codeKey("1/".repeat(1_000_000)).length).toBe(2_000_000)
  })
})

describe("The key of an agency's identifier", () => {
  it("is that of small letters, odd spaces and letters in two parts, and its own", () => {
    fc.assert(
      fc.property(agencyCode, fc.constantFrom(" ", "\u00A0", "\u200B", ""), (each, odd) => {
        expect(agencyKey(`${odd}${each.toLowerCase()}${odd}`)).toBe(agencyKey(each))
        expect(agencyKey(agencyKey(each))).toBe(agencyKey(each))
      }),
    )
  })

  it("is never that of another agency", () => {
    fc.assert(
      fc.property(agencyCode, agencyCode, (one, other) => {
        expect(agencyKey(one) === agencyKey(other)).toBe(one.toUpperCase() === other.toUpperCase())
      }),
    )
  })
})

describe("The key of a document's identifier", () => {
  const identifier = fc.tuple(agencyCode, anyDay(1990, 2090), code)

  it("is that of its parts, however they are written", () => {
    fc.assert(
      fc.property(identifier, said, ([agency, date], { text, of }) => {
        const key = documentIdKey(`${agency},${date.replaceAll("-", "/")},${printCode(of)}`)
        expect(documentIdKey(`${agency.toLowerCase()},${date},${text}`)).toBe(key)
        expect(documentIdKey(`${agency}, ${date.split("-").reverse().join("/")} ,${text}`)).toBe(key)
        for (const [mark, day] of [
          [",", date.replaceAll("-", ".")],
          [",", date.replaceAll("-", "")],
          [";", date.replaceAll("-", "/")],
          [" ; ", `${date}T00:00:00`],
          [",", `${date}T00:00:00.000+07:00`],
          [",", `${date} 00:00:00`],
        ])
          expect(documentIdKey([agency, day, text].join(mark))).toBe(key)
        expect(documentIdKey(key)).toBe(key)
      }),
    )
  })

  it("is that of a UUID in any case, and keeps the letters of any other identifier", () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        expect(documentIdKey(`{${uuid.toUpperCase()}}`)).toBe(documentIdKey(uuid))
      }),
    )
    for (const other of [
      "H53,2019112,1/BC",
      "H53,20190230,1/BC",
      "H53,2019-06-19T17:00:00Z,1/BC",
      "H53;1/BC",
    ])
      expect(documentIdKey(other)).toBe(other)
    expect(documentIdKey("vbAbc12")).not.toBe(documentIdKey("vbabc12"))
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(documentIdKey(documentIdKey(text))).toBe(documentIdKey(text))
      }),
    )
  })
})

describe("The key of a file's name", () => {
  it("is that of letters in two parts, other spaces, hyphens and case", () => {
    expect(fileNameKey("Công\u00A0văn–01.PDF".normalize("NFD"))).toBe(fileNameKey("Công văn-01.pdf"))
    expect(fileNameKey("Công văn.pdf")).not.toBe(fileNameKey("Cong van.pdf"))
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(fileNameKey(fileNameKey(text))).toBe(fileNameKey(text))
      }),
    )
  })
})
