import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { documentPacket } from "@lienthong/testkit"
import fc from "fast-check"
import { afterAll, assert, describe, it } from "vitest"
import { packetCheck } from "../../src/packet/packet-check.ts"
import { answerOf } from "../answer-of.ts"
import { pki, report, signedTwice } from "../signature/signed-pdf.ts"
import { encode, packetOf, reportOf } from "./packet-of.ts"

const folder = mkdtempSync(join(tmpdir(), "lienthong-packet-check-"))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (content: Uint8Array | string, name = "packet.edxml"): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const root = file(pki.rootPem, "root.pem")
const good = new TextDecoder().decode(await packetOf(signedTwice))

describe("lienthong packet check", () => {
  it("finds nothing in a packet that this library writes", () =>
    fc.assert(
      fc.asyncProperty(documentPacket, async (packet) => {
        const { exitCode, out } = await answerOf(packetCheck, file(await encode(packet)), "--json")
        assert.deepEqual(JSON.parse(out), { findings: [] })
        assert.strictEqual(exitCode, 0)
      }),
      { numRuns: 30 },
    ))

  it("lists what departs from the standard and is taken, each with its code and both sentences", async () => {
    const { exitCode, out } = await answerOf(
      packetCheck,
      file(good.replace(/<edXML:Priority>[^<]*/, "<edXML:Priority>khẩn")),
    )
    assert.strictEqual(exitCode, 4)
    assert.match(out, /\[[a-z-]+\] tolerated \| được chấp nhận/)
    assert.include(out, "Priority")
  })

  it("says that receivers refuse a packet whose file did not arrive whole", async () => {
    const cut = good.replace(/<edXML:ContentTransferEncoded[\s\S]*?<\/edXML:ContentTransferEncoded>/, "")
    const { exitCode, out } = await answerOf(packetCheck, file(cut), "--json")
    assert.strictEqual(exitCode, 1)
    assert.deepInclude(JSON.parse(out).findings[0], { code: "attachment-missing", refused: true })
  })

  it("checks the signatures of the files under trusted certificates", async () => {
    const { exitCode, out } = await answerOf(packetCheck, file(good), "--trust", root)
    assert.strictEqual(exitCode, 0)
    assert.include(out, "Đúng quy chuẩn")
    assert.include(out, "[valid]")
    const changed = new Uint8Array(signedTwice)
    changed[signedTwice.indexOf(0x42, 200)] = 0x43
    const broken = await answerOf(packetCheck, file(await packetOf(changed)), "--trust", root)
    assert.strictEqual(broken.exitCode, 1)
    assert.include(broken.out, "[signature-broken]")
  })

  it("lets no packet send control characters to the terminal", async () => {
    const packet = { ...reportOf(report), subject: "Thiếu" }
    const odd = new TextDecoder()
      .decode(await encode(packet))
      .replace(/<edXML:Priority>[^<]*/, "<edXML:Priority>\u{9B}31m")
    for (const args of [[], ["--json"]]) {
      const { out } = await answerOf(packetCheck, file(odd), ...args)
      assert.include(out, "31m")
      assert.notInclude(out, "\u{9B}")
    }
  })

  it.each([
    ["a packet that cannot be read", () => file("<edXML>"), 1, "packet/"],
    ["a file that is not there", () => "nowhere.edxml", 3, "packet-file/unreadable"],
  ])("names %s", async (_, path, code, said) => {
    const { exitCode, error } = await answerOf(packetCheck, path())
    assert.strictEqual(exitCode, code)
    assert.include(error[0], said)
  })
})
