import { it } from "@effect/vitest"
import { Effect } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { readCertificate } from "../../../src/signing/certificate/certificate.ts"
import { readSignedData } from "../../../src/signing/cms/read-signed-data.ts"
import { coverageOf } from "../../../src/signing/pdf/coverage.ts"
import { append } from "../../../src/signing/pdf/increment.ts"
import { report, sealedUnasked, sign, verdicts, verify } from "../desk.ts"
import { openPdf, signaturesOf } from "./open-at-once.ts"

/** Where a document's signatures have their values: from `<` to behind `>`. */
const gapsOf = (bytes: Uint8Array) =>
  signaturesOf(Buffer.from(bytes)).flatMap((found) => ("problem" in found ? [] : [found.contents]))

const withByte = (bytes: Uint8Array, at: number, flip: number) => {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ flip
  return changed
}

const isBroken = (verdict: string) => ["signature-broken", "changed-after-signing"].includes(verdict)

const propertyRuns = { numRuns: 150 }

describe.each(["table", "stream"] as const)(
  "A signed document with a cross-reference %s",
  (crossReference) => {
    it.effect("has a broken signature once any byte outside the signatures is changed", () =>
      Effect.gen(function* () {
        const signed = yield* sign(yield* sign(report({ crossReference, form: true }), "person"), "agency")
        const gaps = gapsOf(signed)
        assert.lengthOf(gaps, 2)
        const outside = Array.from(signed.keys()).filter(
          (at) => !gaps.some(({ start, end }) => at >= start && at < end),
        )
        yield* Effect.promise(() =>
          fc.assert(
            fc.asyncProperty(
              fc.constantFrom(...outside),
              fc.integer({ min: 1, max: 255 }),
              async (at, flip) => {
                const found = await Effect.runPromise(verify(withByte(signed, at, flip)))
                assert.isTrue(verdicts(found).some(isBroken), `byte ${at} was changed`)
              },
            ),
            propertyRuns,
          ),
        )
      }),
    )

    it.effect("has only broken signatures once a byte of the document itself is changed", () =>
      Effect.gen(function* () {
        const original = report({ crossReference })
        const signed = yield* sign(yield* sign(original, "person"), "agency")
        yield* Effect.promise(() =>
          fc.assert(
            fc.asyncProperty(
              fc.integer({ min: 0, max: original.length - 1 }),
              fc.integer({ min: 1, max: 255 }),
              async (at, flip) => {
                const found = await Effect.runPromise(verify(withByte(signed, at, flip)))
                assert.deepEqual(
                  [...new Set(verdicts(found))],
                  ["signature-broken"],
                  `byte ${at} was changed`,
                )
              },
            ),
            propertyRuns,
          ),
        )
      }),
    )
  },
)

describe("A signature", () => {
  it.effect(
    "is not valid when anything is written behind it that is neither white space nor a revision",
    () =>
      Effect.gen(function* () {
        const signed = yield* sign(yield* sign(report(), "person"), "agency")
        const [start] = /\d+(?=\s+%%EOF\s*$)/.exec(Buffer.from(signed).toString("latin1")) ?? []
        const again = `startxref\n${start}\n%%EOF\n`
        for (const tail of ["x", "%%EOF\n", "1 0 obj\n<<>>\nendobj\n", again, `${again}x`]) {
          const longer = Buffer.concat([signed, Buffer.from(tail, "latin1")])
          assert.equal(verdicts(yield* verify(longer)).at(-1), "changed-after-signing", tail)
        }
      }),
  )

  it.effect("stays valid when white space is written behind it", () =>
    Effect.gen(function* () {
      const signed = yield* sign(yield* sign(report(), "person"), "agency")
      for (const tail of ["\n", " ", "\r\n\t\f", "\0".repeat(300)]) {
        const longer = Buffer.concat([signed, Buffer.from(tail, "latin1")])
        assert.deepEqual(verdicts(yield* verify(longer)), ["valid", "valid"])
      }
    }),
  )

  it.effect("is broken when the document is cut short", () =>
    Effect.gen(function* () {
      const signed = yield* sign(report(), "person")
      for (const cut of [1, 6, 20, 300])
        assert.include(
          verdicts(yield* verify(signed.subarray(0, -cut))),
          "signature-broken",
          `${cut} bytes cut`,
        )
    }),
  )

  it.effect("stands alone again when a later one is cut away whole", () =>
    Effect.gen(function* () {
      const signed = yield* sign(report(), "person")
      const sealed = yield* sign(signed, "agency")
      assert.deepEqual(verdicts(yield* verify(sealed.subarray(0, signed.length))), ["valid"])
    }),
  )

  it.effect("is broken by hidden bytes in the room that it does not fill", () =>
    Effect.gen(function* () {
      const signed = yield* sign(report(), "person")
      const [gap] = gapsOf(signed)
      const last = (gap?.end ?? 0) - 2
      assert.equal(String.fromCharCode(signed[last] ?? 0), "0")
      assert.deepEqual(verdicts(yield* verify(withByte(signed, last, 1))), ["signature-broken"])
    }),
  )

  it.effect("is broken, and not gone, when the words are damaged by which it is found", () =>
    Effect.gen(function* () {
      const signed = Buffer.from(yield* sign(report(), "person"))
      for (const words of [
        "/ByteRange",
        "/Contents <",
        "/Type /Sig",
        "/V 7 0 R",
        "7 0 obj",
        "/AcroForm",
        "/FT /Sig",
      ]) {
        const at = signed.lastIndexOf(words, undefined, "latin1")
        assert.isAbove(at, 0, words)
        const damaged = withByte(signed, at + 1, 1)
        assert.include(verdicts(yield* verify(damaged)), "signature-broken", words)
      }
    }),
  )

  it.effect("is broken when it is moved to another document", () =>
    Effect.gen(function* () {
      const mine = Buffer.from(yield* sign(report(), "person"))
      const other = yield* sign(report({ form: true }), "person")
      const [from] = gapsOf(other)
      const [to] = gapsOf(mine)
      mine.write(from?.text ?? "", to?.start ?? 0, "latin1")
      assert.deepEqual(verdicts(yield* verify(mine)), ["signature-broken"])
    }),
  )

  it.effect(
    "covers the whole file except its own value, and holds the chain up to, but not including, the root",
    () =>
      Effect.gen(function* () {
        const signed = Buffer.from(yield* sign(report(), "person"))
        const [found] = signaturesOf(signed)
        assert.isTrue(found !== undefined && !("problem" in found))
        if (found === undefined || "problem" in found) return
        const { pieces, end } = coverageOf(signed, found)
        assert.equal(end, signed.length)
        assert.equal(pieces[0].length + found.contents.text.length + pieces[1].length, signed.length)
        assert.lengthOf(
          readSignedData(Buffer.from(found.contents.text.slice(1, -1), "hex"), readCertificate).certificates,
          2,
        )
      }),
  )
})

const page = (entries: string) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> ${entries} >>`

const stream = (data: string) => `<< /Length ${data.length} >>\nstream\n${data}\nendstream`

describe("The first signature", () => {
  const alterations: ReadonlyArray<readonly [string, (signed: Buffer) => Buffer]> = [
    [
      "replaces what the page shows",
      (signed) =>
        append(openPdf(signed), [
          { number: 6, generation: 0, body: stream("BT /F1 12 Tf 72 770 Td (So: 13/BC-UBND) Tj ET") },
        ]).bytes,
    ],
    [
      "takes the page's content away",
      (signed) =>
        append(openPdf(signed), [{ number: 3, generation: 0, body: page("/Annots [8 0 R]") }]).bytes,
    ],
    [
      "adds a note to the page that is no signature",
      (signed) =>
        append(openPdf(signed), [
          {
            number: 40,
            generation: 0,
            body: "<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (x) >>",
          },
          { number: 3, generation: 0, body: page("/Contents 6 0 R /Annots [8 0 R 40 0 R]") },
        ]).bytes,
    ],
    [
      "adds a page",
      (signed) =>
        append(openPdf(signed), [
          { number: 40, generation: 0, body: page("/Contents 6 0 R") },
          { number: 2, generation: 0, body: "<< /Type /Pages /Kids [3 0 R 40 0 R] /Count 2 >>" },
        ]).bytes,
    ],
    [
      "swaps the letters of the font",
      (signed) =>
        append(openPdf(signed), [
          { number: 4, generation: 0, body: "<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>" },
        ]).bytes,
    ],
    [
      "runs a script when the document opens",
      (signed) =>
        append(openPdf(signed), [
          {
            number: 1,
            generation: 0,
            body: "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (x) >> >>",
          },
        ]).bytes,
    ],
  ]

  for (const [what, alter] of alterations)
    it.effect(
      `is changed afterwards when a later revision ${what}, even if that revision is duly sealed`,
      () =>
        Effect.gen(function* () {
          const altered = alter(Buffer.from(yield* sign(report(), "person")))
          assert.deepEqual(verdicts(yield* verify(altered)), ["changed-after-signing"])
          assert.deepEqual(verdicts(yield* verify(sealedUnasked(altered))), [
            "changed-after-signing",
            "valid",
          ])
          const refusal = yield* Effect.flip(sign(altered, "agency"))
          assert.equal(refusal.reason, "earlier-signature-broken")
          assert.notMatch(refusal.sentence.vi, /unknown|[(][)]/)
          const signer = "Trần Thị Bích"
          assert.deepEqual(refusal.detail, { file: "bao-cao.pdf", signer, signerVi: signer })
        }),
    )

  it.effect("stays valid when the document had room for it from the start", () =>
    Effect.gen(function* () {
      const prepared = append(openPdf(Buffer.from(report())), [
        {
          number: 40,
          generation: 0,
          body: "<< /Type /Annot /Subtype /Widget /FT /Sig /T (van-thu) /Rect [0 0 0 0] >>",
        },
        { number: 3, generation: 0, body: page("/Contents 6 0 R /Annots [40 0 R]") },
        {
          number: 1,
          generation: 0,
          body: "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [40 0 R] >> >>",
        },
      ]).bytes
      const signed = Buffer.from(yield* sign(prepared, "person"))
      assert.deepEqual(verdicts(yield* verify(yield* sign(signed, "agency"))), ["valid", "valid"])
      const moved = append(openPdf(signed), [
        {
          number: 40,
          generation: 0,
          body: "<< /Type /Annot /Subtype /Widget /FT /Sig /T (van-thu) /Rect [9 9 99 99] >>",
        },
      ]).bytes
      assert.deepEqual(verdicts(yield* verify(moved)), ["changed-after-signing"])
    }),
  )
})
