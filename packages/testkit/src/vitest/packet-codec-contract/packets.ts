import { createHash } from "node:crypto"
import { PacketError } from "@lienthong/core"
import type { Digest, StatusPacket } from "@lienthong/core/adapter"
import type { LocalDate, VietnamTime } from "@lienthong/core/calendar"
import { statusCode } from "@lienthong/core/document"
import { Effect } from "effect"
import type { ReadWholePacket, WholeAttachment, WholePacket } from "../../exchange/whole-packets.ts"
import type { OpenCodec } from "./codec-under-test.ts"

const attachmentOf = (contentId: string, name: string, bytes: Uint8Array): WholeAttachment => ({
  contentId,
  name,
  mediaType: "application/octet-stream",
  bytes,
  size: bytes.length,
  digest: createHash("sha256").update(bytes).digest("hex") as Digest,
})

const everyByte = Uint8Array.from({ length: 256 * 300 }, (_, index) => (index * 7 + (index >> 8)) & 0xff)

/** A document with two files, one of which contains every byte. */
export const sample: WholePacket = {
  _tag: "DocumentPacket",
  from: { code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh" },
  to: [{ code: "000.00.00.H14", name: "UBND tỉnh Cao Bằng" }],
  documentId: "000.00.00.H53,2019/06/20,105/BC-UBND",
  code: { number: "105", notation: "BC-UBND" },
  promulgation: { place: "Tây Ninh", date: "2019-06-20" as LocalDate },
  documentType: { type: "2", detail: "1", name: "Báo cáo" },
  subject: "Về việc phòng, chống bão số 2 & 3",
  signer: { position: "Phó Chủ tịch", fullName: "Nguyễn Văn A" },
  toPlaces: ["Như trên", "Lưu: VT"],
  urgency: "very-urgent",
  appendixes: [],
  responseFor: [],
  trace: [{ organId: "000.00.00.H53", at: "2019-06-20T14:05:09.000+07:00" as VietnamTime }],
  business: { kind: "new", reason: "Văn bản mới", paper: "0", replaces: [] },
  attachments: [
    attachmentOf("f1", "105 BC-UBND.pdf", new Uint8Array(Buffer.from("%PDF-1.4\n1.000.000 đồng\n"))),
    attachmentOf("f2", "Phụ lục.xlsx", everyByte),
  ],
}

/** A status report about it. */
export const sampleReport: StatusPacket = {
  _tag: "StatusPacket",
  from: { code: "000.00.00.H14" },
  responseFor: {
    organId: "000.00.00.H53",
    code: "105/BC-UBND",
    date: "2019-06-20",
    documentId: sample.documentId,
  },
  status: statusCode.accepted,
  description: "Đã tiếp nhận",
  timestamp: "2019-06-20T16:00:00.000+07:00" as VietnamTime,
}

/** Writes a packet and reads the result. */
export const throughBytes = ({ codec }: OpenCodec, packet: WholePacket | StatusPacket) =>
  Effect.flatMap(codec.encode(packet), codec.decode)

const isStatus = (read: ReadWholePacket | StatusPacket): read is StatusPacket => "_tag" in read

/** Reads the packet of a document. */
export const readDocument = ({ codec }: OpenCodec, bytes: Uint8Array) =>
  Effect.flatMap(codec.decode(bytes), (read) =>
    isStatus(read) ? Effect.die(new Error("a document is read as a report on one")) : Effect.succeed(read),
  )

/** The sample's bytes. */
export const sampleBytes = ({ codec }: OpenCodec) => codec.encode(sample)

/**
 * The result of reading bytes: the packet, or the reason for which it is unreadable. Any other outcome is a
 * defect of the codec.
 */
export const readingOf = ({ codec }: OpenCodec, bytes: Uint8Array) =>
  Effect.matchEffect(
    Effect.suspend(() => codec.decode(bytes)),
    {
      onSuccess: (read) => Effect.succeed({ read, refused: undefined }),
      onFailure: (error) =>
        error instanceof PacketError
          ? Effect.succeed({ read: undefined, refused: error.reason })
          : Effect.die(new Error("the error is not a PacketError", { cause: error })),
    },
  )
