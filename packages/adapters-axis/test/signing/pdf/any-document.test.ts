import { it } from "@effect/vitest"
import { Effect } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { append, replace } from "../../../src/signing/pdf/increment.ts"
import { catalogOf } from "../../../src/signing/pdf/pdf-file.ts"
import { array, dictionary } from "../../../src/signing/pdf/pdf-value.ts"
import { report, sealedUnasked, sign, verdicts, verify } from "../desk.ts"
import { documentOf, type Shape, shapeWith } from "./generated-pdf.ts"
import { withObjects } from "./later/later-objects.ts"
import { openPdf } from "./open-at-once.ts"

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1")
const attachments = ["(/ByteRange)", latin1(report()), latin1(sealedUnasked(report()))]
const shape = shapeWith(attachments)

/** What came before and behind our two signatures: those of others, and proofs of validity. */
interface History {
  readonly earlier: number
  readonly proofs: "never" | "before" | "behind" | "always"
  readonly tail: string
}

const history: fc.Arbitrary<History> = fc.record({
  earlier: fc.integer({ min: 0, max: 2 }),
  proofs: fc.constantFrom("never", "before", "behind", "always"),
  tail: fc.constantFrom("", "\n \n", "\0\0"),
})

/** With proofs of validity behind it, as long-term signatures have them (PAdES B-LT). */
const withProofs = (bytes: Uint8Array): Uint8Array => {
  const file = openPdf(Buffer.from(bytes))
  const { at, entries } = catalogOf(file)
  const proofs = dictionary([["Certs", array([])]])
  return append(file, [replace(at, dictionary([...entries, ["DSS", proofs]]))]).bytes
}

const documentBefore = (of: Shape, { earlier, proofs }: History): Uint8Array => {
  let document = documentOf(of)
  for (let signer = 0; signer < earlier; signer += 1) {
    document = sealedUnasked(document)
    if (proofs === "before" || proofs === "always") document = withProofs(document)
  }
  return document
}

describe("Whatever a document is made of", () => {
  it.effect(
    "once the person signed and the agency sealed it, their signatures and all earlier ones are valid",
    () =>
      Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(shape, history, async (of, past) => {
            const document = documentBefore(of, past)
            const sealed = await Effect.runPromise(
              Effect.flatMap(sign(document, "person"), (signed) => sign(signed, "agency")),
            )
            const proven = past.proofs === "behind" || past.proofs === "always" ? withProofs(sealed) : sealed
            const whole = Buffer.concat([proven, Buffer.from(past.tail)])
            const found = verdicts(await Effect.runPromise(verify(whole)))
            assert.deepEqual(
              found,
              Array.from({ length: past.earlier + 2 }, () => "valid"),
            )
          }),
          { numRuns: 30 },
        ),
      ),
  )

  it.effect("proofs of validity and a description behind its signature leave that valid", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(shape, async (of) => {
          const signed = await Effect.runPromise(sign(documentOf(of), "person"))
          const longer = withObjects(signed, [
            [5, "<< /Title (x) >>"],
            [50, "<< /Anything (nobody refers to this) >>"],
          ])
          assert.deepEqual(verdicts(await Effect.runPromise(verify(longer))), ["valid"])
        }),
        { numRuns: 20 },
      ),
    ),
  )

  it.effect("other content of its pages behind its signature changes it, and nobody seals that", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(shape, async (of) => {
          const signed = await Effect.runPromise(sign(documentOf(of), "person"))
          const content = "BT /F1 12 Tf 72 770 Td (So: 13/BC-UBND) Tj ET"
          const other = withObjects(signed, [
            [4, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`],
          ])
          assert.deepEqual(verdicts(await Effect.runPromise(verify(other))), ["changed-after-signing"])
          const refusal = await Effect.runPromise(Effect.flip(sign(other, "agency")))
          assert.equal(refusal.reason, "earlier-signature-broken")
        }),
        { numRuns: 20 },
      ),
    ),
  )
})
