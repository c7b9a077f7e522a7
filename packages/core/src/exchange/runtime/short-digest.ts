import { Hash } from "effect"

/** A short non-cryptographic hash. */
export const shortDigest = (text: string): string => (Hash.string(text) >>> 0).toString(36)
