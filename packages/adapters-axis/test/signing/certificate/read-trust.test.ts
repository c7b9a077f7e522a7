import { X509Certificate } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { readTrust } from "../../../src/index.ts"
import { pki } from "../desk.ts"

const folder = mkdtempSync(join(tmpdir(), "lienthong-trust-"))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const der = (pem: string) => new Uint8Array(new X509Certificate(pem).raw)

describe("Trusted certificates", () => {
  it("are read from PEM with several, from DER and from folders, and each says what it is and when it ends", async () => {
    mkdirSync(join(folder, "trust"))
    file("trust/b.der", der(pki.rootPem))
    file("trust/a.crt", `Issuing authority\n${pki.authorityPem}`)
    file("trust/README.txt", "no certificate")
    const both = file("both.pem", `${pki.rootPem}\n${pki.authorityPem}`)
    const read = await readTrust([both, join(folder, "trust")])
    const { validTo, subject } = new X509Certificate(pki.rootPem)
    expect(read.map(({ path, isRoot }) => [path, isRoot])).toEqual([
      [both, true],
      [both, false],
      [join(folder, "trust/a.crt"), false],
      [join(folder, "trust/b.der"), true],
    ])
    expect(subject).toContain(read[0]?.subject)
    expect(Date.parse(read[0]?.validUntil ?? "")).toBe(Date.parse(validTo))
    expect(read[3]?.pem.replace(/\s/g, "")).toBe(pki.rootPem.replace(/\s/g, ""))
  })

  it.each([
    ["a path that is not there", () => join(folder, "nowhere"), /no such file/],
    ["a file without a certificate", () => file("empty.pem", "none"), /holds no certificate/],
    [
      "a certificate that was cut off",
      () => file("cut.der", der(pki.rootPem).slice(0, 300)),
      /holds no certificate/,
    ],
    ["a folder without any", () => mkdtempSync(join(folder, "none-")), /holds no such file/],
  ])("are refused for %s, by its name", async (_, path, said) => {
    const refused = readTrust([path()])
    await expect(refused).rejects.toMatchObject({ code: "input/value-invalid" })
    await expect(refused).rejects.toThrow(said)
  })
})
