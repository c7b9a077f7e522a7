import { nationalAxis, pdfSigner, pdfVerifier } from "@lienthong/adapters-axis"
import { InputError, openExchange } from "@lienthong/core"
import { memoryAxis, testOptions } from "@lienthong/testkit"
import { describe, expect, it } from "vitest"

const refusal = async (make: () => unknown): Promise<InputError> => {
  try {
    await make()
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
  throw new Error("nothing was refused")
}

const axis = { endpoint: "https://axis.example/VXP.Edoc", systemId: "SYS", secret: "s" }

describe("What the axis, the signer and the verifier are made from", () => {
  it("is refused with the option where the axis could not be reached with it", async () => {
    for (const [wrong, field] of [
      [{ timeout: "abc" }, "timeout"],
      [{ secret: "" }, "secret"],
      [{ systemId: " " }, "systemId"],
      [{ ca: "ca.pem" }, "ca"],
      [{ ca: [] }, "ca"],
      [{ ca: ["-----BEGIN CERTIFICATE-----", 5] }, "ca"],
      [{ agencies: "H53" }, "agencies"],
      [{ agencies: [53] }, "agencies"],
      [{ paddedFileHash: "no" }, "paddedFileHash"],
    ] as const) {
      const error = await refusal(() => nationalAxis({ ...axis, ...wrong } as never))
      expect(error.detail).toMatchObject({ field })
      expect(error.sentence.next.vi).not.toBe("")
    }
  })

  it("is refused with the option where nobody could sign with it", async () => {
    for (const [keys, field] of [
      [undefined, "keys"],
      ["a.p12", "keys"],
      [{ person: null }, "person"],
      [{ person: {} }, "person"],
      [{ person: "chief.p12" }, "person"],
      [{ person: { "nv-01": "chief.p12" } }, "person"],
      [{ person: Promise.resolve({}) }, "person"],
      [{ agency: "seal.p12" }, "agency"],
      [{ Person: {} }, "Person"],
    ] as const)
      expect((await refusal(() => pdfSigner(keys as never))).detail).toMatchObject({ field })
  })

  it("is refused where no certificate is trusted, since no document would then be valid", async () => {
    const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
    const options = { ...testOptions(memoryAxis([agency]), agency), verifier: pdfVerifier({ trust: [] }) }
    expect((await refusal(() => openExchange(options))).detail).toMatchObject({ field: "trust" })
  })
})
