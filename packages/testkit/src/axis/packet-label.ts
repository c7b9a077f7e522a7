import { childrenOf, outline, textAt } from "./xml-outline.ts"

/** What the axis reads from a packet to route and list it. Attachments are not read. */
export interface PacketLabel {
  readonly from: string
  /** For a document its To elements, for a status packet the agency whose document it answers. */
  readonly to: ReadonlyArray<string>
  readonly documentId: string
  /** Số/ký hiệu as one text. For a status packet, that of the document it answers. */
  readonly code: string
  readonly subject: string
  /** The status code (`01` … `16`) of a status packet. */
  readonly statusCode: string
}

const closing = "MessageHeader>"
const header = /<(?:[\w.-]+:)?MessageHeader\b[^>]*>([\s\S]*)<\/(?:[\w.-]+:)?MessageHeader>/

/** The text of the message header. Attachments follow it and may be large, so they are not decoded. */
const readHeader = (bytes: Uint8Array): string | undefined => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = buffer.lastIndexOf(closing)
  return end < 0 ? undefined : header.exec(buffer.toString("utf8", 0, end + closing.length))?.[1]
}

const present = (texts: ReadonlyArray<string>) => [...new Set(texts)].filter((text) => text !== "")

/** Reads a packet's label. Returns `undefined` when it has no message header. */
export const readLabel = (bytes: Uint8Array): PacketLabel | undefined => {
  const text = readHeader(bytes)
  if (text === undefined) return undefined
  const element = { name: "MessageHeader", text: "", children: [...outline(text)] }
  const status = childrenOf(element, "Status")[0]
  const statusCode = textAt(element, "StatusCode") || (status ? textAt(status, "StatusCode") : "")
  const answered = childrenOf(element, "ResponseFor")[0] ?? (status && childrenOf(status, "ResponseFor")[0])
  const number = textAt(element, "Code", "CodeNumber")
  const notation = textAt(element, "Code", "CodeNotation")
  const isStatus = statusCode !== ""
  return {
    from: textAt(element, "From", "OrganId"),
    to: isStatus
      ? present(answered ? [textAt(answered, "OrganId")] : [])
      : present(childrenOf(element, "To").map((to) => textAt(to, "OrganId"))),
    documentId: isStatus && answered ? textAt(answered, "DocumentId") : textAt(element, "DocumentId"),
    code:
      isStatus && answered
        ? textAt(answered, "Code")
        : [number, notation].filter((part) => part !== "").join("/"),
    subject: textAt(element, "Subject"),
    statusCode,
  }
}
