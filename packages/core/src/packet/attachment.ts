import type { Digest } from "../vocabulary/file.ts"

/** A file that travels in a packet, unwrapped from any transport ZIP. Its bytes are found by their digest. */
export interface Attachment {
  /** Without any `cid:` prefix. */
  readonly contentId: string
  readonly name: string
  readonly description?: string
  /** As declared by the packet, or `application/octet-stream`. */
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  readonly digest: Digest
}

/** A file named by a packet that did not come whole, and why. */
export interface BrokenAttachment {
  readonly name: string
  readonly reason:
    | "attachment-missing"
    | "attachment-ambiguous"
    | "attachment-undecodable"
    | "attachment-damaged"
}
