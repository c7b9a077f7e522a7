import { it } from "@effect/vitest"
import { Effect } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { sign, verdicts, verify } from "./desk.ts"
import { documentOf, shape } from "./generated-pdf.ts"
import { withObjects } from "./later-objects.ts"

describe("Whatever a document is made of", () => {
  it.effect("once the person signed and the agency sealed it, both signatures are valid", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(shape, async (of) => {
          const sealed = await Effect.runPromise(
            Effect.flatMap(sign(documentOf(of), "person"), (signed) => sign(signed, "agency")),
          )
          assert.deepEqual(verdicts(await Effect.runPromise(verify(sealed))), ["valid", "valid"])
        }),
        { numRuns: 50 },
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
