import type { Digest } from "../vocabulary/file.ts"

/** A file that travels in a packet: its name and its very bytes, unwrapped from any transport ZIP. */
export interface Attachment {
  /** Without any `cid:` prefix. */
  readonly contentId: string
  readonly name: string
  readonly description?: string
  /** As declared by the packet, or `application/octet-stream`. */
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** SHA-256 of `bytes`. */
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
