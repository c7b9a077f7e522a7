import { typeset } from "@lienthong/demo/letter"
import type { Cast } from "../agency/cast.ts"

/** Writes the PDF of a document. A test writes a smaller one. */
export type WriteLetter = (cast: Cast, signer: string, subject: string) => Promise<Uint8Array>

/** Sets a letter as Decree 30/2020, Annex I, wants it. */
export const writeLetter: WriteLetter = ({ profile }, signer, subject) =>
  typeset({
    issuer: [profile.inCharge ?? "", profile.name].filter((line) => line !== ""),
    notation: profile.abbreviation ?? "",
    placeAndDate: `${profile.place}, ngày … tháng … năm …`,
    title: "VĂN BẢN",
    subject,
    paragraphs: [
      `${profile.name} gửi quý cơ quan nội dung: ${subject}.`,
      "Đề nghị quý cơ quan phối hợp thực hiện và phản hồi theo thời hạn./.",
    ],
    signature: [signer],
    recipients: ["Như trên", "Lưu: VT"],
  })
