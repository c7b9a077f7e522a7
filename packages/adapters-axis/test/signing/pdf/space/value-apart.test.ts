import { sign } from "node:crypto"
import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { signedDataWriter } from "../../../../src/signing/cms/write-signed-data.ts"
import { covered, fill } from "../../../../src/signing/pdf/space/signature-space.ts"
import { chief, noon, report, verify } from "../../desk.ts"
import { withObjects } from "../later/later-objects.ts"

const room = 6000
const byteRange = "/ByteRange [0 0000000000 0000000000 0000000000]"

/** A document signed by a tool that keeps the signature's value in an object of its own. */
const signedApart = (
  entries: string,
  make = (content: ReadonlyArray<Buffer>): Uint8Array => signedDataWriter(chief)(content, Date.parse(noon)),
) => {
  const bytes = withObjects(report(), [
    [40, `<< /Type /Sig ${byteRange} /Contents 41 0 R ${entries} >>`],
    [41, `<${"0".repeat(room * 2)}>`],
    [42, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (ky) /V 40 0 R /Rect [0 0 0 0] >>"],
    [1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [42 0 R] /SigFlags 3 >> >>"],
  ])
  const start = bytes.indexOf("41 0 obj\n", 0, "latin1") + "41 0 obj\n".length
  const gap = { start, end: start + room * 2 + 2 }
  const range = [gap.start, gap.end, bytes.length - gap.end].map((value) => String(value).padStart(10, "0"))
  bytes.write(`/ByteRange [0 ${range.join(" ")}]`, bytes.indexOf(byteRange, 0, "latin1"), "latin1")
  const space = { bytes, gap }
  return Buffer.concat(fill(space, make(covered(space))))
}

const told = (bytes: Uint8Array) =>
  Effect.map(verify(bytes), (findings) => findings.map(({ verdict, signer }) => [verdict, signer]))

describe("A signature whose value stands in an object of its own", () => {
  const signed = signedApart("/SubFilter /adbe.pkcs7.detached")

  it.effect("is not judged here and tells whose it is", () =>
    Effect.map(told(signed), (found) => assert.deepEqual(found, [["signature-unreadable", "Trần Thị Bích"]])),
  )

  it.effect("is broken when a byte of the document is another one", () =>
    Effect.gen(function* () {
      const damaged = Buffer.from(signed)
      damaged[20] = (damaged[20] ?? 0) ^ 1
      assert.deepEqual(yield* told(damaged), [["signature-broken", "Trần Thị Bích"]])
    }),
  )

  it.effect("shows that the document was changed afterwards", () =>
    Effect.gen(function* () {
      const changed = withObjects(signed, [[4, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"]])
      assert.deepEqual(yield* told(changed), [["changed-after-signing", "Trần Thị Bích"]])
    }),
  )
})

describe("A signature that is not CMS and has its certificate beside it", () => {
  const certificate = Buffer.from(chief.certificates[0] ?? new Uint8Array()).toString("hex")
  const signed = signedApart(`/SubFilter /adbe.x509.rsa_sha1 /Cert <${certificate}>`, (content) => {
    const value = sign("sha1", Buffer.concat(content), chief.privateKey)
    return Buffer.concat([Buffer.from([0x04, 0x82, value.length >> 8, value.length & 0xff]), value])
  })

  it.effect("is not judged here and tells whose it is", () =>
    Effect.map(told(signed), (found) => assert.deepEqual(found, [["signature-unreadable", "Trần Thị Bích"]])),
  )

  it.effect("is broken when a byte of the document is another one", () =>
    Effect.gen(function* () {
      const damaged = Buffer.from(signed)
      damaged[20] = (damaged[20] ?? 0) ^ 1
      assert.deepEqual(yield* told(damaged), [["signature-broken", ""]])
    }),
  )
})
