import type { CertificateSummary, Digest, FileRef } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { LocalDate, workingCalendar } from "@lienthong/core/calendar"
import type { DispatchLine, DocumentCode, Draft, Envelope } from "@lienthong/core/document"
import { paperFor, paperForGovernmentOnly, sendDeadline } from "@lienthong/core/policy"
import { moment } from "./decision.ts"

export const calendar = workingCalendar()

export const governmentOffice = { code: "000.00.00.G22" as AgencyCode, name: "Văn phòng Chính phủ" }

const digest = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef" as Digest

const file: FileRef = { name: "bao-cao.pdf", mediaType: "application/pdf", size: 81_920, digest }

export const files: readonly [FileRef, ...Array<FileRef>] = [file, { ...file, name: "phu-luc.pdf" }]

export const draft: Draft = {
  type: "bao-cao",
  subject: "Kết quả thí điểm gửi, nhận văn bản điện tử",
  urgency: "ordinary",
  files,
  toPlaces: ["Như trên", "Lưu: VT"],
  matters: ["finance"],
}

export const code: DocumentCode = { number: "05", notation: "BC-UBND" }
export const date = LocalDate.make("2025-04-25")
export const wireId = "000.00.00.H53,2025-04-25,00005/BC-UBND"
export const deadline = sendDeadline(moment, "ordinary", calendar)

export const certificate: CertificateSummary = {
  subject: "Trần Văn Lãnh Đạo",
  issuer: "Cơ quan chứng thực số chuyên dùng Chính phủ",
  serialNumber: "1",
  validFrom: moment,
  validUntil: moment,
}

/** A recipient that gets the document electronically. */
export const line = (number: number): DispatchLine => ({
  to: { code: `000.00.${String(number).padStart(2, "0")}.H53`, name: `Sở số ${number}` },
  way: paperFor({
    documentType: "bao-cao",
    legalValue: "original",
    recipient: { code: "000.00.01.H53" as AgencyCode },
    connected: true,
    list: paperForGovernmentOnly,
  }),
})

export const envelope: Envelope = {
  from: governmentOffice,
  wireId: "000.00.00.G22,2025-04-25,02789/VPCP-TTĐT",
  code: { number: "2789", notation: "VPCP-TTĐT" },
  date,
  typeName: "Công văn",
  subject: "Về việc triển khai gửi, nhận văn bản điện tử",
  urgency: "ordinary",
  signer: { competence: "KT.", position: "Phó Chủ nhiệm", fullName: "Nguyễn Văn A" },
  dueDate: LocalDate.make("2025-05-15"),
  kind: "new",
  about: [],
}
