import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createPki } from "@lienthong/testkit"
import { afterAll, assert, describe, it } from "vitest"
import { runSign } from "../../src/signature/sign.ts"
import { runVerify } from "../../src/signature/verify.ts"
import { answerOf } from "../answer-of.ts"
import { report } from "./signed-pdf.ts"

const folder = mkdtempSync(join(tmpdir(), "lienthong-sign-"))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: Uint8Array | string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const pki = await createPki()
const chief = await pki.issuePerson({ name: "Trần Thị Bích", position: "Chánh Văn phòng", agency: "UBND" })
const seal = await pki.issueAgency({ code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" })
const root = file("root.pem", pki.rootPem)
const stranger = file("stranger.pem", (await createPki()).rootPem)
const pdf = file("bao-cao.pdf", report)
const key = { person: file("chief.p12", chief.p12), agency: file("seal.p12", seal.p12) }
const pin = { person: file("chief.pin", `${chief.pin}\n`), agency: file("seal.pin", seal.pin) }

describe("lienthong sign", () => {
  it("signs a document as a person and then as an agency, so that lienthong verify finds both valid", async () => {
    let path = pdf
    for (const as of ["person", "agency"] as const) {
      const out = join(folder, `${as}.pdf`)
      const args = [path, "--p12", key[as], "--pin-file", pin[as], "--as", as, "--trust", root, "-o", out]
      const { exitCode, error } = await answerOf(runSign, ...args)
      assert.deepEqual([exitCode, error], [0, []])
      path = out
    }
    const { exitCode, out } = await answerOf(runVerify, path, "--trust", root, "--json")
    assert.strictEqual(exitCode, 0)
    assert.deepEqual(
      JSON.parse(out).files[0].signatures.map(({ signer }: { signer: string }) => signer),
      ["Trần Thị Bích", "Ủy ban nhân dân tỉnh Tây Ninh"],
    )
  })

  it.each([
    ["a wrong PIN", ["--pin-file", file("wrong.pin", "987654321")], 1, "signing/"],
    [
      "a key that the trusted roots do not know",
      ["--pin-file", pin.person, "--trust", stranger],
      1,
      "signing/",
    ],
    ["a PIN file that is not there", ["--pin-file", "nowhere"], 3, "signature-file/unreadable"],
    [
      "a holder that is none",
      ["--pin-file", pin.person, "--as", "clerk"],
      2,
      "--as must be person or agency",
    ],
  ])("names %s, shows no PIN, and writes nothing", async (_, args, code, said) => {
    const out = join(folder, "never.pdf")
    const { exitCode, error } = await answerOf(runSign, pdf, "--p12", key.person, ...args, "-o", out)
    assert.strictEqual(exitCode, code)
    assert.include(error.join("\n"), said)
    assert.notInclude(error.join("\n"), "987654321")
    assert.isFalse(existsSync(out))
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".part")),
      [],
    )
  })
})
