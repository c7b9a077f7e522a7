/**
 * What a signature over a statement is worth: `unknown-key` is that of a key that is not trusted here, whether or not it
 * fits.
 */
export type SealVerdict = "valid" | "broken" | "unknown-key"
