import { createHash } from "node:crypto"

/**
 * The form of a packet's hash. `unpadded` leaves out the leading zero of every byte below 16, so that it is
 * usually shorter than 64 characters: the form of the axis' own client.
 */
export type FileHashForm = "padded" | "unpadded"

/** A digest as the `hash-file` parameter has it. */
export const printHash = (digest: Buffer, form: FileHashForm): string =>
  form === "padded" ? digest.toString("hex") : Array.from(digest, (byte) => byte.toString(16)).join("")

/** SHA-256 of a packet's bytes for the `hash-file` parameter, in hexadecimal. */
export const fileHash = (bytes: Uint8Array, form: FileHashForm): string =>
  printHash(createHash("sha256").update(bytes).digest(), form)
