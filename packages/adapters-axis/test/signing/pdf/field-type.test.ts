import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { signedFields } from "../../../src/signing/pdf/signature-field.ts"
import { report } from "../desk.ts"
import { withObjects } from "./later/later-objects.ts"
import { openPdf, signaturesOf } from "./open-at-once.ts"

const root = "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [20 0 R] >> >>"
const value = "/V << /Type /Sig /Contents <00> >>"

/** A chain of fields, one below the other, the last of which has a value; types by their depth. */
const chain = (types: ReadonlyArray<string>) =>
  withObjects(report(), [
    [1, root],
    ...types.map((type, at): readonly [number, string] => {
      const below = at + 1 < types.length ? `/Kids [${21 + at} 0 R]` : value
      return [20 + at, `<< /T (t${at}) ${type} ${at === 0 ? "" : `/Parent ${19 + at} 0 R`} ${below} >>`]
    }),
  ])

describe("A field's value that is not a signature", () => {
  it("is an unreadable signature wherever above it its type says that it is for one", () => {
    const types = fc.array(fc.constantFrom("", "/FT /Sig", "/FT /Tx"), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(types, (chosen) => {
        const bytes = chain(chosen)
        const isForOne = chosen.findLast((type) => type !== "") === "/FT /Sig"
        assert.lengthOf([...signedFields(openPdf(bytes))], isForOne ? 1 : 0)
        assert.lengthOf(signaturesOf(bytes), isForOne ? 1 : 0)
      }),
    )
  })
})
