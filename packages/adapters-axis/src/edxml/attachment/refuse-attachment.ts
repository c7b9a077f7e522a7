import { createHash } from "node:crypto"
import { type Attachment, PacketError } from "@lienthong/core"
import { pdfDamage } from "./pdf-damage.ts"

const problemOf = (attachment: Attachment, taken: ReadonlySet<string>): string | undefined => {
  const { contentId, name, bytes, digest } = attachment
  if (contentId === "") return "it has no ContentId"
  if (/^cid:/i.test(contentId)) return "its ContentId begins with cid:, which belongs to the packet"
  if (taken.has(contentId)) return `its ContentId ${contentId} is already another file's`
  if (bytes.length === 0) return "it is empty"
  if (createHash("sha256").update(bytes).digest("hex") !== digest)
    return "its bytes are not those of its digest"
  return pdfDamage(name, bytes)
}

/**
 * The first file that must not be sent, and why: whatever a receiver would refuse as damaged, and a file that is not
 * the one its digest names.
 */
export const refuseAttachment = (attachments: ReadonlyArray<Attachment>): PacketError | undefined => {
  const taken = new Set<string>()
  for (const attachment of attachments) {
    const problem = problemOf(attachment, taken)
    if (problem !== undefined) {
      const field = `Attachment "${attachment.name}"`
      return new PacketError({ reason: "field-invalid", detail: { field, problem } })
    }
    taken.add(attachment.contentId)
  }
  return undefined
}
