import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { documentPacket, statusPacket } from "@lienthong/testkit"
import fc from "fast-check"
import { afterAll, assert, describe, it } from "vitest"
import { packetDiff } from "../../src/packet/packet-diff.ts"
import { packetRead } from "../../src/packet/packet-read.ts"
import { packetWrite } from "../../src/packet/packet-write.ts"
import { answerOf } from "../answer-of.ts"
import { report } from "../signature/signed-pdf.ts"
import { encode, packetOf, reportOf } from "./packet-of.ts"

const folder = mkdtempSync(join(tmpdir(), "lienthong-packet-write-"))
afterAll(() => rmSync(folder, { recursive: true }))

const at = (name: string) => join(folder, name)
const file = (name: string, content: Uint8Array | string | object): string => {
  const isBytes = typeof content === "string" || content instanceof Uint8Array
  writeFileSync(at(name), isBytes ? content : JSON.stringify(content))
  return at(name)
}

const meta = {
  from: { code: "000.00.00.H53" },
  to: [{ code: "000.00.00.G22" }],
  documentId: "000.00.00.H53,2019/06/20,105/BC-UBND",
  code: { number: "105", notation: "BC-UBND" },
  subject: "Kết quả thí điểm",
}
const pdf = file("bao-cao.pdf", report)

describe("lienthong packet write", () => {
  it("writes what packet read prints, and packet diff finds the same in both", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(documentPacket, statusPacket), async (packet) => {
        const first = file("first.edxml", await encode(packet))
        const printed = file("meta.json", (await answerOf(packetRead, first, "--json")).out)
        const attachments = packet._tag === "StatusPacket" ? [] : packet.attachments
        const files = attachments.map(({ bytes }, index) => file(`${index}.bin`, bytes))
        const written = await answerOf(packetWrite, printed, ...files, "-o", at("second.edxml"))
        assert.deepEqual(written, { exitCode: 0, out: "", error: [] })
        const { exitCode, out } = await answerOf(packetDiff, first, at("second.edxml"), "--json")
        assert.deepEqual([exitCode, JSON.parse(out)], [0, { differences: [] }])
      }),
      { numRuns: 40 },
    ))

  it("needs only what a document cannot be without, and names its files as they are called", async () => {
    const out = at("short.edxml")
    assert.strictEqual((await answerOf(packetWrite, file("meta.json", meta), pdf, "-o", out)).exitCode, 0)
    const read = JSON.parse((await answerOf(packetRead, out, "--json")).out)
    assert.deepInclude(read, { subject: meta.subject, urgency: "ordinary", tolerated: [], broken: [] })
    assert.deepInclude(read.attachments[0], { name: "bao-cao.pdf", mediaType: "application/pdf" })
  })

  it.each([
    ["a field that does not exist", { ...meta, subjct: "x" }, 2, "subject"],
    ["a field of the wrong kind", { ...meta, to: "000.00.00.G22" }, 2, "to"],
    ["a missing field", { ...meta, from: {} }, 2, "from.code"],
    ["what is no JSON", "{", 3, "packet-file/no-json"],
    ["another number of files", { ...meta, attachments: [] }, 3, "packet-file/files-differ"],
    ["a subject that no field holds", { ...meta, subject: "x".repeat(2_000) }, 1, "packet/field-too-long"],
  ])("names %s, and writes nothing", async (_, given, code, said) => {
    const out = at("never.edxml")
    const { exitCode, error } = await answerOf(packetWrite, file("meta.json", given), pdf, "-o", out)
    assert.strictEqual(exitCode, code)
    assert.include(error.join("\n"), said)
    assert.isFalse(existsSync(out))
  })

  it("leaves nothing behind where it cannot write", async () => {
    const { exitCode, error } = await answerOf(
      packetWrite,
      file("meta.json", meta),
      pdf,
      "-o",
      at("no/where.edxml"),
    )
    assert.strictEqual(exitCode, 3)
    assert.include(error[0], "packet-file/unwritable")
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".part")),
      [],
    )
  })
})

describe("lienthong packet diff", () => {
  it("shows each value that two packets have otherwise, and none for another way to write the same", async () => {
    const one = new TextDecoder().decode(await packetOf(report))
    const other = one
      .replace("Kết quả thí điểm", "Kết quả chính thức")
      .replaceAll("edXML:", "ns1:")
      .replace("xmlns:edXML", "xmlns:ns1")
    const { exitCode, out } = await answerOf(packetDiff, file("one.edxml", one), file("other.edxml", other))
    assert.strictEqual(exitCode, 1)
    assert.strictEqual(out.split("\n").length, 1)
    assert.match(out, /^subject: "Kết quả thí điểm.*" → "Kết quả chính thức/)
  })

  it("shows a file that one of them lacks", async () => {
    const [one, two] = [await packetOf(report), await packetOf(report, report)]
    const { out } = await answerOf(packetDiff, file("one.edxml", one), file("two.edxml", two), "--json")
    const [found] = JSON.parse(out).differences
    assert.strictEqual(found.path, "attachments[1]")
    assert.notProperty(found, "one")
    assert.strictEqual(found.other.name, reportOf(report, report).attachments[1]?.name)
  })

  it("needs two packets that can be read", async () => {
    assert.strictEqual((await answerOf(packetDiff, pdf)).exitCode, 2)
    const { exitCode, error } = await answerOf(packetDiff, pdf, pdf)
    assert.strictEqual(exitCode, 3)
    assert.include(error[0], "packet/")
  })
})
