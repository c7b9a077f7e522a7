import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { report } from "../../desk.ts"
import { changesBehind, withObjects } from "./later-objects.ts"

const form = (entries: string) =>
  `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R] ${entries} >> >>`
const field = (entries: string) =>
  `<< /Type /Annot /Subtype /Widget /T (dong-y) /Rect [72 72 90 90] /P 3 0 R /F 4 ${entries} >>`
const drawn = "/AP << /N << /Off 40 0 R >> >> /AS /Off"
const appearance = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 3 >>\nstream\nq Q\nendstream"

/** What a default appearance is that a later signer's tool gives to a form without one. */
const appearanceGiven = (entries: string, more = "") => {
  const signed = withObjects(report({ form: true }), [
    [1, form(more)],
    [7, field(entries)],
    [40, appearance],
  ])
  return changesBehind(signed, [[1, form(`${more} /DA (/Helv 0 Tf 1 g)`)]])
}

describe("A default appearance that a form gets with a later signature", () => {
  it("changes nothing where every field is a button that has its own appearance", () => {
    assert.equal(appearanceGiven(`/FT /Btn ${drawn}`), "signatures")
    assert.equal(appearanceGiven("/FT /Tx /DA (/F1 12 Tf)"), "signatures")
  })
  it("changes a document in which a field may be drawn by it", () => {
    assert.equal(appearanceGiven(`/FT /Tx ${drawn}`), "changed")
    assert.equal(appearanceGiven("/FT /Btn /MK << /CA (8) >>"), "changed")
    assert.equal(appearanceGiven(`/FT /Btn ${drawn}`, "/NeedAppearances true"), "changed")
  })
})
