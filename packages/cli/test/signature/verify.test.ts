import { X509Certificate } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, describe, it } from "vitest"
import { runVerify } from "../../src/signature/verify.ts"
import { answerOf } from "../answer-of.ts"
import { packetOf } from "../packet/packet-of.ts"
import { noon, pki, report, signedTwice } from "./signed-pdf.ts"

const folder = mkdtempSync(join(tmpdir(), "lienthong-verify-"))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: Uint8Array | string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const root = file("root.pem", pki.rootPem)
const signed = file("bao-cao.pdf", signedTwice)

describe("lienthong verify", () => {
  it("says who signed a document, who sealed it and when, in both languages", async () => {
    const { exitCode, out, error } = await answerOf(runVerify, signed, "--trust", root)
    assert.deepEqual([exitCode, error], [0, []])
    for (const said of [
      "Trần Thị Bích",
      "Ủy ban nhân dân tỉnh Tây Ninh",
      "000.00.00.H53",
      noon,
      "hợp lệ",
      "valid",
    ])
      assert.include(out, said)
  })

  it("tells a program the same, with the trusted certificates and when each ends", async () => {
    const { exitCode, out } = await answerOf(runVerify, signed, "--trust", root, "--json")
    assert.strictEqual(exitCode, 0)
    const { files, trusted } = JSON.parse(out)
    assert.deepEqual(
      files[0].signatures.map(({ holder, verdict, signedAt }: Record<string, string>) => [
        holder,
        verdict,
        signedAt,
      ]),
      [
        ["person", "valid", noon],
        ["agency", "valid", noon],
      ],
    )
    assert.strictEqual(trusted[0].path, root)
    assert.isTrue(trusted[0].validUntil > noon)
    assert.notProperty(trusted[0], "pem")
  })

  it("trusts certificates in PEM or DER, from files and folders alike", async () => {
    const der = new Uint8Array(new X509Certificate(pki.rootPem).raw)
    mkdirSync(join(folder, "trust"))
    file("trust/root.der", der)
    file("trust/README.txt", "not a certificate")
    for (const path of [file("root.cer", der), join(folder, "trust")])
      assert.strictEqual((await answerOf(runVerify, signed, "--trust", path)).exitCode, 0)
  })

  it("finds a changed document, and one of an issuer that is not trusted", async () => {
    const changed = new Uint8Array(signedTwice)
    changed[signedTwice.indexOf(0x42, 200)] = 0x43
    const broken = await answerOf(runVerify, file("changed.pdf", changed), "--trust", root)
    assert.strictEqual(broken.exitCode, 1)
    assert.include(broken.out, "[signature-broken]")
    const { createPki } = await import("@lienthong/testkit")
    const stranger = file("stranger.pem", (await createPki({ now: noon })).rootPem)
    const untrusted = await answerOf(runVerify, signed, "--trust", stranger)
    assert.strictEqual(untrusted.exitCode, 1)
    assert.include(untrusted.out, "[certificate-untrusted]")
  })

  it("checks every file of a packet", async () => {
    const path = file("packet.edxml", await packetOf(signedTwice, report))
    const { exitCode, out } = await answerOf(runVerify, path, "--trust", root, "--json")
    assert.strictEqual(exitCode, 0)
    const { files } = JSON.parse(out)
    assert.deepEqual(
      files.map(({ signatures }: { signatures: ReadonlyArray<unknown> }) => signatures.length),
      [2, 0],
    )
  })

  it("says that a document has no signature", async () => {
    const { exitCode, out } = await answerOf(runVerify, file("plain.pdf", report), "--trust", root)
    assert.strictEqual(exitCode, 4)
    assert.include(out, "Không có chữ ký số")
  })

  it.each([
    ["a file that is not there", ["nowhere.pdf"], 3, "signature-file/unreadable"],
    ["a file of another kind", [file("picture.png", "\u{89}PNG")], 3, "signature-file/kind-unknown"],
    ["a broken packet", [file("broken.edxml", "<edXML>")], 3, "packet/"],
  ])("names %s", async (_, args, code, said) => {
    const { exitCode, error } = await answerOf(runVerify, ...args, "--trust", root)
    assert.strictEqual(exitCode, code)
    assert.include(error[0], said)
  })

  it.each([
    ["trust that is not there", ["--trust", "nowhere.pem"], 3, "input/value-invalid"],
    ["trust without a certificate", ["--trust", file("empty.pem", "none")], 3, "input/value-invalid"],
    ["no trust", [], 2, "--trust is needed"],
    ["a time that is none", ["--trust", root, "--at", "yesterday"], 2, "--at is an instant"],
  ])("names %s", async (_, args, code, said) => {
    const { exitCode, error } = await answerOf(runVerify, signed, ...args)
    assert.strictEqual(exitCode, code)
    assert.include(error.join("\n"), said)
  })
})
