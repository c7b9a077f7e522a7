import { assert, describe, it } from "vitest"
import { report } from "../../desk.ts"
import { type Change, changesBehind, withObjects } from "./later-objects.ts"

const root = (entries: string) => `<< /Type /Catalog /Pages 2 0 R ${entries} >>`
const proofs = (of: string) => root(`/DSS << /Type /DSS ${of} >>`)
const stream = (data: string) => `<< /Length ${data.length} >>\nstream\n${data}\nendstream`
const page = (contents: string, resources = "") =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> ${resources} >> /Contents ${contents} >>`
const cover = stream("0 0 595 842 re f")

const behind = (original: ReadonlyArray<Change>, changes: ReadonlyArray<Change>) =>
  changesBehind(original.length === 0 ? report() : withObjects(report(), original), changes)

describe("Proofs of validity that come after a signature", () => {
  it("may hold whatever no page shows", () => {
    for (const held of [
      "/Certs [90 0 R] /VRI << /AB << /Cert [90 0 R] >> >>",
      "/Certs [3 0 R 6 0 R]",
      "/X (y)",
    ])
      assert.equal(
        behind(
          [],
          [
            [1, proofs(held)],
            [90, cover],
          ],
        ),
        "signatures",
        held,
      )
  })
  it("may be exchanged, as long as no page shows them", () => {
    const had: ReadonlyArray<Change> = [
      [1, proofs("/Certs [90 0 R]")],
      [90, stream("q Q")],
    ]
    assert.equal(behind(had, [[90, cover]]), "signatures")
    assert.equal(behind([...had, [3, page("6 0 R", "/XObject << /X 90 0 R >>")]], [[90, cover]]), "changed")
    assert.equal(
      behind(
        [
          [1, root("/DSS 91 0 R")],
          [91, "<< >>"],
          [3, page("6 0 R", "/XObject 91 0 R")],
        ],
        [[91, "<< /X 6 0 R >>"]],
      ),
      "changed",
    )
  })
  it("change what a page shows by the number of its content, or by one that it always named", () => {
    assert.equal(
      behind(
        [],
        [
          [1, proofs("/Certs [6 0 R]")],
          [6, cover],
        ],
      ),
      "changed",
    )
    for (const named of [page("[6 0 R 90 0 R]"), page("6 0 R", "/XObject << /X 90 0 R >>")])
      assert.equal(
        behind(
          [[3, named]],
          [
            [1, proofs("/Certs [90 0 R]")],
            [90, cover],
          ],
        ),
        "changed",
      )
  })
  it("bring nothing else along", () => {
    for (const more of [
      "/OpenAction 90 0 R",
      "/Names << >>",
      "/AF [90 0 R]",
      "/OCProperties << >>",
      "/Collection << >>",
    ])
      assert.equal(
        behind(
          [],
          [
            [1, root(`/DSS << >> ${more}`)],
            [90, "<< >>"],
          ],
        ),
        "changed",
        more,
      )
  })
})
