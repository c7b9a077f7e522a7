import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { report, sealedUnasked, sign, verdicts, verify } from "../desk.ts"
import { type Change, withObjects } from "./later/later-objects.ts"
import { openPdf, signaturesOf } from "./open-at-once.ts"

const root = "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.pdf) 30 0 R] >> >> >>"
const stream = (data: string, length: number | string = data.length, entries = "/Type /EmbeddedFile") =>
  `<< ${entries} /Length ${length} >>\nstream\n${data}\nendstream`

/** A report that holds a file as it is, unpacked. */
const holding = (data: string, ...more: ReadonlyArray<Change>) =>
  withObjects(report(), [
    ...new Map<number, string>([
      [1, root],
      [30, "<< /Type /Filespec /F (a.pdf) /EF << /F 31 0 R >> >>"],
      [31, stream(data)],
      ...more,
    ]),
  ])

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1")
const signature = "9 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>\nendobj\n"

const signedAndSealed = (bytes: Uint8Array) =>
  Effect.gen(function* () {
    assert.deepEqual(yield* verify(bytes), [])
    const sealed = yield* sign(yield* sign(bytes, "person"), "agency")
    assert.deepEqual(verdicts(yield* verify(sealed)), ["valid", "valid"])
  })

describe("What an attachment contains is not a signature of the document that it is attached to", () => {
  it.effect("a signed document", () =>
    Effect.flatMap(sign(report(), "person"), (signed) => signedAndSealed(holding(latin1(signed)))),
  )
  it.effect("a document that is signed and broken, in two versions", () =>
    Effect.gen(function* () {
      const broken = latin1(yield* sign(report(), "person")).replace("12/BC", "13/BC")
      yield* signedAndSealed(withObjects(holding(broken), [[31, stream(`${broken} `)]]))
    }),
  )
  it.effect("a document whose length is said elsewhere", () =>
    signedAndSealed(holding("", [31, stream(signature, "32 0 R")], [32, String(signature.length)])),
  )
  it.effect("a text about signatures on a page", () =>
    signedAndSealed(
      withObjects(report(), [[6, stream(`BT /F1 12 Tf 72 770 Td (${signature}) Tj ET`, undefined, "")]]),
    ),
  )
})

describe("Nothing hides a signature of the document itself", () => {
  const found = (bytes: Uint8Array) => signaturesOf(Buffer.from(bytes)).length
  it("a stream that does not end where it says hides none", () => {
    const [longer, shorter] = [signature.length + 60, 3]
    for (const length of [longer, shorter])
      assert.equal(found(holding("", [31, stream(signature, length)])), 1, String(length))
  })
  it("a stream that nothing lists hides none", () =>
    assert.equal(
      found(Buffer.concat([Buffer.from(`%PDF-1.7\n7 0 obj\n${stream(signature)}\nendobj\n`), report()])),
      1,
    ))
  it("a form whose signature lies in a stream has one that cannot be read", () => {
    const bytes = sealedUnasked(report())
    const { places } = openPdf(Buffer.from(bytes)).crossReference
    const field = Math.max(...places.keys())
    const [, value] = signaturesOf(
      withObjects(bytes, [
        [field, `<< /FT /Sig /T (LienThong) /V 60 0 R /Subtype /Widget /Rect [0 0 0 0] >>`],
        [60, stream(signature)],
      ]),
    )
    assert.isDefined(value && "problem" in value ? value.problem : undefined)
  })
})
