import { createHash } from "node:crypto"
import { Digest } from "@lienthong/core/adapter"
import fc from "fast-check"
import type { WholeAttachment } from "../exchange/whole-packets.ts"
import { vietnameseText } from "./vietnamese-text.ts"

const prefixed = (text: string, bytes: fc.Arbitrary<Uint8Array>) =>
  bytes.map((rest) => new Uint8Array([...Buffer.from(text, "latin1"), ...rest]))

const anyBytes = fc.uint8Array({ minLength: 1, maxLength: 400 })

/** Has the comment with high bytes that PDF writers put on the second line. */
const pdfBytes = prefixed("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", anyBytes)

/** Bytes that a reader could mistake for an archive or for the axis' wrapping. */
const zipLikeBytes = fc.oneof(prefixed("PK\x03\x04", anyBytes), prefixed("PK", anyBytes))

const otherNames = fc.oneof(
  fc.constantFrom(
    "phụ lục 1.xlsx",
    "Báo cáo tháng 6 năm 2019.docx",
    "a&b <nháp>.txt",
    "ảnh quét",
    "hồ sơ.zip",
  ),
  vietnameseText(80).filter((name) => !/\.pdf$/i.test(name)),
)

/** Half of the names come from a short list, so that packets with two files of the same name are common. */
const namedFile = fc.oneof(
  fc.record({ name: fc.constantFrom("Công văn số 105.pdf", "toan van.PDF"), bytes: pdfBytes }),
  fc.record({ name: otherNames, bytes: fc.oneof(anyBytes, zipLikeBytes, pdfBytes) }),
)

const mediaType = fc.constantFrom(
  "application/pdf",
  "application/zip",
  "application/octet-stream",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)

const details = fc.record(
  { contentId: fc.uuid(), mediaType, description: vietnameseText(100) },
  { requiredKeys: ["contentId", "mediaType"] },
)

const digestOf = (bytes: Uint8Array): Digest => Digest.make(createHash("sha256").update(bytes).digest("hex"))

/** A file declared as ZIP has such a name: writers use the type for nothing else. */
const typeFor = (name: string, type: string) =>
  type === "application/zip" && !name.endsWith(".zip") ? "application/octet-stream" : type

/**
 * A file that may be sent: not empty, a PDF if its name says so, and declared as ZIP only if its name says
 * so.
 */
export const attachment: fc.Arbitrary<WholeAttachment> = fc
  .tuple(details, namedFile)
  .map(([described, file]) => ({
    ...described,
    ...file,
    mediaType: typeFor(file.name, described.mediaType),
    size: file.bytes.length,
    digest: digestOf(file.bytes),
  }))

/** The files of a packet: up to four, often with equal names, never with equal ContentIds. */
export const attachments: fc.Arbitrary<Array<WholeAttachment>> = fc.uniqueArray(attachment, {
  maxLength: 4,
  selector: (file) => file.contentId,
})
