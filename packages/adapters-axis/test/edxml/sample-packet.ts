import { createHash } from "node:crypto"
import { Digest, type StatusPacket } from "@lienthong/core/adapter"
import { LocalDate, VietnamTime } from "@lienthong/core/calendar"
import type { WholeAttachment, WholePacket } from "@lienthong/testkit"
import { pdf } from "./packet-text.ts"

/** A file to send. */
export const attachmentOf = (name: string, bytes: Uint8Array, contentId = "f1"): WholeAttachment => ({
  contentId,
  name,
  mediaType: "application/pdf",
  bytes: new Uint8Array(bytes),
  size: bytes.length,
  digest: Digest.make(createHash("sha256").update(bytes).digest("hex")),
})

/** A report that Tây Ninh sends to Cao Bằng, with something in most fields. */
export const report: WholePacket = {
  _tag: "DocumentPacket",
  from: {
    code: "000.00.00.H53",
    inCharge: "Chính phủ",
    name: "UBND tỉnh Tây Ninh",
    email: "vp@tayninh.gov.vn",
  },
  to: [{ code: "000.00.00.H14", name: "UBND tỉnh Cao Bằng" }],
  documentId: "000.00.00.H53,2019/06/20,105/BC-UBND",
  code: { number: "105", notation: "BC-UBND" },
  promulgation: { place: "Tây Ninh", date: LocalDate.make("2019-06-20") },
  documentType: { type: "2", detail: "1", name: "Báo cáo" },
  subject: "Về việc phòng, chống bão số 2 & 3",
  signer: { competence: "KT. CHỦ TỊCH", position: "Phó Chủ tịch", fullName: "Nguyễn Văn A" },
  dueDate: LocalDate.make("2019-07-01"),
  toPlaces: ["Như trên", "Lưu: VT"],
  urgency: "very-urgent",
  promulgationAmount: 2,
  pageAmount: 12,
  appendixes: ["Phụ lục số liệu"],
  responseFor: [
    { organId: "000.00.00.H14", code: "07/CV-UBND", date: "2019-06-01", documentId: "a-document" },
  ],
  steeringType: "1",
  trace: [{ organId: "000.00.00.H53", at: VietnamTime.make("2019-06-20T14:05:09.000+07:00") }],
  business: { kind: "new", reason: "Văn bản mới", paper: "0", replaces: [], staff: { name: "Trần Thị B" } },
  attachments: [attachmentOf("105 BC-UBND.pdf", pdf)],
}

/** Cao Bằng's word to Tây Ninh that the report is registered there. */
export const registered: StatusPacket = {
  _tag: "StatusPacket",
  from: { code: "000.00.00.H14" },
  responseFor: {
    organId: "000.00.00.H53",
    code: "105/BC-UBND",
    date: "2019-06-20",
    documentId: "000.00.00.H53,2019/06/20,105/BC-UBND",
  },
  staff: { department: "Văn thư", name: "Lê Thị C" },
  status: "03",
  description: "Đã tiếp nhận",
  timestamp: VietnamTime.make("2019-06-20T16:00:00.000+07:00"),
}
