import { createHash } from "node:crypto"
import { edxml } from "@lienthong/adapters-axis"
import { Digest, PacketCodec, type StatusPacket } from "@lienthong/core/adapter"
import { type WholePacket, wholePackets } from "@lienthong/testkit"
import { Effect } from "effect"

/** A report of Tây Ninh with these files, `tep-1.pdf` and so on. */
export const reportOf = (...files: ReadonlyArray<Uint8Array>): WholePacket => ({
  _tag: "DocumentPacket",
  from: { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" },
  to: [{ code: "000.00.00.G22", name: "Văn phòng Chính phủ" }],
  documentId: "000.00.00.H53,2019/06/20,105/BC-UBND",
  code: { number: "105", notation: "BC-UBND" },
  promulgation: { place: "Tây Ninh" },
  documentType: { name: "Báo cáo" },
  subject: "Kết quả thí điểm gửi, nhận văn bản điện tử",
  signer: { fullName: "Trần Thị Bích" },
  toPlaces: [],
  urgency: "ordinary",
  promulgationAmount: 1,
  pageAmount: 2,
  appendixes: [],
  responseFor: [],
  steeringType: "1",
  trace: [{ organId: "000.00.00.H53" }],
  business: { kind: "new", reason: "", replaces: [] },
  attachments: files.map((bytes, index) => ({
    contentId: `tep-${index + 1}`,
    name: `tep-${index + 1}.pdf`,
    mediaType: "application/pdf",
    bytes,
    size: bytes.length,
    digest: Digest.make(createHash("sha256").update(bytes).digest("hex")),
  })),
})

/** Writes a packet. */
export const encode = (packet: WholePacket | StatusPacket): Promise<Uint8Array> =>
  Effect.runPromise(
    PacketCodec.use((codec) => wholePackets(codec).encode(packet)).pipe(Effect.provide(edxml)),
  )

/** The packet of a report with these files. */
export const packetOf = (...files: ReadonlyArray<Uint8Array>): Promise<Uint8Array> =>
  encode(reportOf(...files))
