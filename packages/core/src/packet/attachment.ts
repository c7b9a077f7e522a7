import type { Digest } from "../vocabulary/file.ts"

/** A file in a packet, unpacked from any transport ZIP. Its bytes are found by their digest. */
export interface Attachment {
  /** Without a `cid:` prefix. */
  readonly contentId: string
  readonly name: string
  readonly description?: string
  /** As the packet declares it, otherwise `application/octet-stream`. */
  readonly mediaType: string
  /** In bytes. */
  readonly size: number
  readonly digest: Digest
}

/** Why a file that a packet names did not arrive whole. */
export const brokenReasons = [
  "attachment-missing",
  "attachment-ambiguous",
  "attachment-undecodable",
  "attachment-damaged",
] as const

/** A file that a packet names but that did not arrive whole, and why. */
export interface BrokenAttachment {
  readonly name: string
  readonly reason: (typeof brokenReasons)[number]
}
