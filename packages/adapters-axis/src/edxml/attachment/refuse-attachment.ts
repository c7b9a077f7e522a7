import { PacketError } from "@lienthong/core"
import type { Reason } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { sha256 } from "../../encoding/digest.ts"
import { pdfDamage } from "./pdf-damage.ts"
import type { WholeFile } from "./whole-file.ts"

const problemOf = Effect.fnUntraced(function* (
  attachment: WholeFile,
  taken: ReadonlySet<string>,
): Effect.fn.Return<Reason | undefined> {
  const { contentId, name, bytes, digest } = attachment
  if (contentId === "") return { en: "it has no ContentId", vi: "không có ContentId" }
  if (/^cid:/i.test(contentId)) {
    const en = "its ContentId begins with cid:, which belongs to the packet"
    return { en, vi: "ContentId bắt đầu bằng cid:, phần này do gói tin tự ghi" }
  }
  if (taken.has(contentId)) {
    const en = `its ContentId ${contentId} is already another file's`
    return { en, vi: `ContentId ${contentId} đã dùng cho tệp khác` }
  }
  if (bytes.length === 0) return { en: "it is empty", vi: "tệp rỗng" }
  if ((yield* sha256(bytes)).toString("hex") !== digest)
    return { en: "its bytes are not those of its digest", vi: "nội dung không khớp mã băm" }
  return pdfDamage(name, bytes)
})

/**
 * Fails at the first file that must not be sent, and says why: a file that a receiver would refuse as
 * damaged, or one that does not match its digest.
 */
export const refuseAttachment = Effect.fnUntraced(function* (
  attachments: ReadonlyArray<WholeFile>,
): Effect.fn.Return<void, PacketError> {
  const taken = new Set<string>()
  for (const attachment of attachments) {
    const problem = yield* problemOf(attachment, taken)
    if (problem !== undefined) {
      const detail = {
        field: `Attachment "${attachment.name}"`,
        problem: problem.en,
        problemVi: problem.vi,
      }
      return yield* new PacketError({ reason: "field-invalid", detail })
    }
    taken.add(attachment.contentId)
  }
})
