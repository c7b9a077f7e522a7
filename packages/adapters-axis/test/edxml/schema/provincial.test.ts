import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { decodeDocument, refusalToRead, toldOf } from "../codec.ts"
import { leaves, tag } from "../packet-text.ts"

const file = tag("Attachment", leaves({ Content: "Yg==", FileName: "a.txt", FileType: "text/plain" }))

/** A document as the guide of a province's axis has it: files in a manifest, the trace in the header. */
const provincial = ({
  path = leaves({ From: "H37.DN.001", To: "H37.DN.002" }),
  documentType = "Công văn",
  files = file,
} = {}) =>
  tag(
    'EdXMLEnvelope xmlns="http://www.go.vn/eDoc"',
    tag(
      "MessageHeader",
      tag("From", leaves({ OrganId: "H37.DN.001", OrganName: "Công ty X" })),
      tag("To", leaves({ OrganId: "H37.DN.002" })),
      tag("Code", leaves({ CodeNumber: "123/UBND-VP", CodeNotation: "N/A" })),
      tag(
        "PromulgationInfo",
        leaves({ Promulgator: "Trần A", PromulgationDate: "2026-05-11T17:00:00.000Z" }),
      ),
      tag("DocumentType", documentType),
      tag("SignerInfo", leaves({ Signer: "Trần A", Position: "Giám đốc", Competence: "Truc tiep" })),
      tag("OtherInfo", leaves({ PageAmount: "2", Appendix: "" })),
      leaves({ Subject: "Thử", DocumentId: "ab535a99-cb2a-404f-8fe8-a762bf4010cc" }),
      tag(
        "TraceHeaderList",
        tag("TraceHeader", leaves({ Time: "2026-05-12T02:00:00.000Z" }), tag("Path", path)),
      ),
    ),
    tag("Manifest", files),
  )

describe("A packet of a province's axis", () => {
  it.effect("is read whole, and each of its own names and places is noted", () =>
    Effect.gen(function* () {
      const read = yield* decodeDocument(provincial())
      const { packet } = read
      assert.deepEqual(packet.code, { number: "123", notation: "UBND-VP" })
      assert.strictEqual(packet.promulgation.date, "2026-05-12")
      assert.deepEqual(packet.documentType, { name: "Công văn" })
      assert.deepInclude(packet.signer, { fullName: "Trần A", position: "Giám đốc" })
      assert.strictEqual(packet.pageAmount, 2)
      assert.deepEqual(
        packet.trace.map(({ organId, at }) => [organId, at?.slice(0, 16)]),
        [["H37.DN.001", "2026-05-12T09:00"]],
      )
      assert.deepEqual(
        packet.attachments.map(({ name, size }) => [name, size]),
        [["a.txt", 1]],
      )
      const told = toldOf(read)
      for (const note of [
        "envelope-is-root EdXMLEnvelope",
        "value-otherwise-written MessageHeader.TraceHeaderList",
        "value-otherwise-written MessageHeader.DocumentType",
        "value-otherwise-written SignerInfo.Signer",
        "value-otherwise-written TraceHeader.Time",
        "value-otherwise-written TraceHeader.Path",
        "file-otherwise-written edXMLEnvelope.Manifest.Attachment",
      ])
        assert.include(told, note)
    }),
  )

  it.effect("that names an annex has it among its annexes", () =>
    Effect.gen(function* () {
      const text = provincial().replace("<Appendix></Appendix>", "<Appendix>Phụ lục 1</Appendix>")
      const read = yield* decodeDocument(text)
      assert.deepEqual(read.packet.appendixes, ["Phụ lục 1"])
      assert.include(toldOf(read), "value-otherwise-written OtherInfo.Appendix")
    }),
  )

  it.effect(
    "is refused where readers would see two things: another sender, two types, files in two forms",
    () =>
      Effect.gen(function* () {
        for (const [text, code] of [
          [provincial({ path: leaves({ From: "H37.DN.009" }) }), "packet/ambiguous-element"],
          [provincial({ documentType: "Công văn<TypeName>Báo cáo</TypeName>" }), "packet/ambiguous-element"],
          [provincial({ files: file + tag("Subject", "Khác") }), "packet/not-edxml"],
        ] as const)
          assert.strictEqual((yield* refusalToRead(text)).code, code, text)
      }),
  )
})
