import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { edxml } from "@lienthong/adapters-axis"
import { PacketCodec, type StatusPacket } from "@lienthong/core/adapter"
import { isKnownStatus } from "@lienthong/core/document"
import { documentPacket, statusPacket, type WholePacket, wholePackets } from "@lienthong/testkit"
import { Effect } from "effect"
import fc from "fast-check"
import { afterAll, assert, describe, it } from "vitest"
import { packetRead } from "../../src/packet/packet-read.ts"

const folder = mkdtempSync(join(tmpdir(), "lienthong-packet-read-"))
afterAll(() => rmSync(folder, { recursive: true }))

const fileOf = async (packet: WholePacket | StatusPacket | string): Promise<string> => {
  const path = join(folder, "packet.edxml")
  const bytes =
    typeof packet === "string"
      ? packet
      : await Effect.runPromise(
          PacketCodec.use((codec) => wholePackets(codec).encode(packet)).pipe(Effect.provide(edxml)),
        )
  writeFileSync(path, bytes)
  return path
}

/** The command's answer and what it wrote. */
const read = async (...args: ReadonlyArray<string>) => {
  const out: Array<string> = []
  const error: Array<string> = []
  const exitCode = await packetRead(args, {
    out: (text) => out.push(text),
    error: (text) => error.push(text),
  })
  return { exitCode, out: out.join("\n"), error: error.join("\n") }
}

const status: StatusPacket = {
  _tag: "StatusPacket",
  from: { code: "000.00.00.H14", name: "UBND tỉnh Cao Bằng" },
  responseFor: {
    organId: "000.00.00.H53",
    code: "105/BC-UBND",
    date: "2019-06-20",
    documentId: "a-document",
  },
  status: "02",
  description: "Thiếu tệp\u{9B}31m",
}

describe("lienthong packet read", () => {
  it("shows a person who sent a document, which, and the digest of each file", () =>
    fc.assert(
      fc.asyncProperty(documentPacket, async (packet) => {
        const { exitCode, out, error } = await read(await fileOf(packet))
        assert.deepEqual([exitCode, error], [0, ""])
        assert.include(out, packet.from.code)
        assert.include(out, packet.documentId)
        for (const { digest, bytes } of packet.attachments) {
          assert.include(out, `SHA-256 ${digest}`)
          assert.include(out, `${bytes.length} bytes`)
        }
      }),
      { numRuns: 50 },
    ))

  it("gives a program all of a packet but the files' bytes", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(documentPacket, statusPacket), async (packet) => {
        const { exitCode, out } = await read("--json", await fileOf(packet))
        assert.strictEqual(exitCode, 0)
        const expected =
          packet._tag === "StatusPacket"
            ? packet
            : {
                ...packet,
                attachments: packet.attachments.map(({ bytes, ...file }) => ({
                  ...file,
                  size: bytes.length,
                })),
                broken: [],
                tolerated: [],
              }
        const { tolerated, ...shown } = JSON.parse(out)
        const { tolerated: none, ...whole } = { tolerated: undefined, ...expected }
        assert.deepEqual(shown, whole)
        // A status that the standard does not have is noted.
        if (packet._tag === "DocumentPacket" || isKnownStatus(packet.status))
          assert.deepEqual(tolerated, none)
      }),
      { numRuns: 50 },
    ))

  it("lets no packet send control characters to the terminal", async () => {
    const path = await fileOf(status)
    for (const args of [[path], [path, "--json"]]) {
      const { out } = await read(...args)
      assert.include(out, "Thiếu tệp")
      assert.notInclude(out, "\u{9B}")
    }
  })

  it("says what was tolerated in a status as in a document", async () => {
    const text = readFileSync(await fileOf(status), "utf8").replace("StatusCode>02<", "StatusCode>2<")
    const { out } = await read(await fileOf(text))
    assert.include(out, "Tolerated")
    assert.include(out, "[value-otherwise-written] ")
  })

  it("names a status in words", async () => {
    const { out } = await read(await fileOf(status))
    assert.match(out, /Status +02 {2}Từ chối tiếp nhận/)
    assert.match(out, /About +000\.00\.00\.H53 {2}105\/BC-UBND/)
  })

  it("names a broken file, and still answers that the packet could be read", async () => {
    const text = `<edXML><edXMLEnvelope><edXMLHeader><MessageHeader><From><OrganId>H53</OrganId></From>
      <DocumentId>1</DocumentId></MessageHeader></edXMLHeader><edXMLBody><edXMLManifest><Reference>
      <AttachmentName>a.pdf</AttachmentName></Reference></edXMLManifest></edXMLBody></edXMLEnvelope></edXML>`
    const { exitCode, out } = await read(await fileOf(text))
    assert.strictEqual(exitCode, 0)
    assert.include(out, "[attachment-missing] The file a.pdf is named by the packet but is not in it.")
  })

  it("says in both languages why a packet cannot be read and what to do, and answers 1", async () => {
    const path = await fileOf("<edXML>")
    const plain = await read(path)
    assert.deepEqual([plain.exitCode, plain.out], [1, ""])
    assert.match(plain.error, /^packet\/not-xml\n.*well-formed.*line 1.*\n.*hợp lệ.*\n→ Ask .*\n→ Đề nghị /)
    const asJson = await read(path, "--json")
    assert.strictEqual(asJson.exitCode, 1)
    assert.hasAllKeys(JSON.parse(asJson.error), ["code", "en", "vi", "next"])
  })

  it("says which file is not there", async () => {
    const { exitCode, error } = await read(join(folder, "nowhere.edxml"))
    assert.strictEqual(exitCode, 1)
    assert.match(error, /packet-file\/unreadable\n.*nowhere\.edxml cannot be read: there is no such file/)
    assert.match(error, /Không đọc được tệp .*nowhere\.edxml: không có tệp này\./)
    assert.include((await read(folder)).error, "đây là thư mục")
  })

  it("exits with 2 and its usage when its arguments are wrong", async () => {
    for (const args of [[], ["a", "b"], ["--xml", "a"]]) {
      const { exitCode, error } = await read(...args)
      assert.strictEqual(exitCode, 2)
      assert.match(
        error,
        /^lienthong packet read: usage\/arguments-invalid: .*See lienthong packet read --help/,
      )
    }
  })
})
