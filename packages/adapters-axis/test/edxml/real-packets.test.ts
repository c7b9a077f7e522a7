import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { it } from "@effect/vitest"
import type { ReadDocumentPacket, StatusPacket } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { assert, describe, it as vitestIt } from "vitest"
import { decodeDocument, decodeStatus, encode, refusalToRead, toldOf } from "./codec.ts"

const folder = join(import.meta.dirname, "../../../../../shared/samples/packets")
const packet = (name: string) => readFileSync(join(folder, name))
const isHere = existsSync(folder)

const documentId = "000.00.00.G22,2015/09/30,7816/VPCP-TTĐT"

/** What a clerk would look at first. */
const gist = ({ packet, broken }: ReadDocumentPacket) => ({
  from: packet.from.code,
  to: packet.to.map(({ code }) => code),
  documentId: packet.documentId,
  kind: packet.business.kind,
  files: packet.attachments.map(({ name, size }) => [name, size]),
  broken,
})

const wrappedFile = ["1896_QD-TTg_m_294779.doc", 388_347]
const gistOf = (kind: string) => ({
  from: "000.00.00.G22",
  documentId,
  kind,
  files: [wrappedFile],
  broken: [],
})
const toBoth = ["000.00.00.H41", "000.00.00.H14"]
const toAll = [...toBoth, "000.00.00.G17"]

describe.skipIf(!isHere)("The packets that the axis publishes as examples", () => {
  it.effect("hold a replacement of two documents", () =>
    Effect.gen(function* () {
      const read = yield* decodeDocument(packet("edoc_replacement.edxml"))
      assert.deepEqual(gist(read) as unknown, { ...gistOf("replacement"), to: toAll })
      const replaced = { documentId: "000.00.00.G22,2014/01/30,7806/VPCP-TTĐT", organIds: toBoth }
      assert.deepEqual(read.packet.business.replaces, [replaced, replaced])
      // The axis' own example is dated 2018 and identified by 2015.
      assert.deepEqual(toldOf(read), ["identifier-differs MessageHeader.DocumentId"])
    }),
  )

  it.effect("hold an update that removes one recipient and adds another", () =>
    Effect.gen(function* () {
      const read = yield* decodeDocument(packet("edoc_update.edxml"))
      assert.deepEqual(gist(read) as unknown, { ...gistOf("update"), to: toAll })
      assert.strictEqual(read.packet.business.documentId, "000.00.00.G22,2014/02/30,7806/VPCP-TTĐT")
      assert.deepEqual(read.packet.business.update, {
        contentChanged: true,
        receiversChanged: true,
        receivers: [
          { organId: "000.00.00.H41", change: "removed" },
          { organId: "000.00.00.H14", change: "added" },
        ],
      })
    }),
  )

  it.effect("hold a revocation, whose header names the document revoked", () =>
    Effect.gen(function* () {
      const read = yield* decodeDocument(packet("edoc_revocation.edxml"))
      assert.deepEqual(gist(read) as unknown, { ...gistOf("revocation"), to: toAll })
      assert.strictEqual(read.packet.business.staff?.name, "Nguyễn Thị Ngọc Trâm")
      assert.strictEqual(read.packet.trace[0]?.at, "2018-09-28T00:00:00.000+07:00")
    }),
  )

  it.effect("hold one with an undeclared prefix, whose file is not base64", () =>
    Effect.gen(function* () {
      const read = yield* decodeDocument(packet("edoc.edxml"))
      assert.deepEqual(gist(read), {
        from: "002.00.20.H13",
        to: ["000.00.15.H51"],
        documentId: "9fbfbad2-f1f8-4256-a2eb-50fb1061cddb",
        kind: "new",
        files: [],
        broken: [{ name: "GUIDE_INSTALL OPENVPN.SIGNED.PDF", reason: "attachment-undecodable" }],
      })
      assert.deepEqual(read.packet.code, { number: "12234555512", notation: "PRO-TEST-CASE1" })
      assert.strictEqual(read.packet.promulgation.date, "2019-01-17")
      assert.deepEqual(read.packet.responseFor, [])
      assert.deepEqual(
        read.tolerated.map(({ en }) => en),
        ["The prefix xlink is used but not declared.", "The prefix edXML is used but not declared."],
      )
    }),
  )

  it.effect("hold one with text before its XML declaration, which is refused", () =>
    Effect.gen(function* () {
      const refusal = yield* refusalToRead(packet("edoc_new.edxml"))
      assert.strictEqual(refusal.code, "packet/not-xml")
      assert.match(refusal.detail.problem ?? "", /^line 1: /)
    }),
  )

  it.effect("hold one status of each published code", () =>
    Effect.gen(function* () {
      const names = readdirSync(folder).filter((name) => name.startsWith("status_"))
      const statuses: ReadonlyArray<StatusPacket> = yield* Effect.forEach(names, (name) =>
        decodeStatus(packet(name)),
      )
      assert.deepEqual(statuses.map(({ status }) => status).sort(), "01 02 03 04 05 06 13 15 16".split(" "))
      for (const status of statuses) {
        const [sender, receiver] = ["000.00.00.G22", "000.00.00.H41"]
        const [from, about] = status.status === "13" ? [sender, receiver] : [receiver, sender]
        assert.strictEqual(status.from.code, from)
        assert.deepEqual(status.responseFor, {
          organId: about,
          code: "7816/VPCP-TTĐT",
          date: "2015-09-30",
          documentId,
        })
        assert.strictEqual(status.timestamp, "2015-09-20T11:08:36.000+07:00")
        assert.notStrictEqual(status.description, "")
      }
    }),
  )

  it.effect("say the same when this library writes them again", () =>
    Effect.gen(function* () {
      for (const name of ["edoc_replacement", "edoc_update", "edoc_revocation"]) {
        const read = yield* decodeDocument(packet(`${name}.edxml`))
        assert.deepEqual(yield* decodeDocument(yield* encode(read.packet)), read)
      }
      const status = yield* decodeStatus(packet("status.edxml"))
      assert.deepEqual(yield* decodeStatus(yield* encode(status)), status)
    }),
  )
})

vitestIt.skipIf(isHere)("The packets that the axis publishes are not on this machine", ({ skip }) =>
  skip(`no folder ${folder}`),
)
