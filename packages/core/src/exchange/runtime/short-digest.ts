import { Hash } from "effect"

/** A short text that differs where texts do, but for chance. It protects nothing. */
export const shortDigest = (text: string): string => (Hash.string(text) >>> 0).toString(36)
