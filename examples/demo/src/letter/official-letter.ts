import type { Letter } from "./typeset.ts"

/** A short công văn or công điện of Tây Ninh. */
export const officialLetter = (letter: {
  readonly title?: string
  readonly notation: string
  readonly day: string
  readonly subject: string
  readonly text: string
  readonly to: string
}): Letter => ({
  issuer: ["Ủy ban nhân dân", "tỉnh Tây Ninh"],
  notation: letter.notation,
  placeAndDate: `Tây Ninh, ${letter.day}`,
  title: letter.title ?? `Kính gửi: ${letter.to}`,
  subject: letter.subject,
  paragraphs: [letter.text, "Đề nghị quý cơ quan phối hợp thực hiện./."],
  signature: ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Trương Văn Hùng"],
  recipients: ["Như trên", "Lưu: VT"],
})
