/**
 * The result of checking a signature over a statement. `unknown-key`: the key is not trusted here, whether or
 * not the signature matches.
 */
export type SealVerdict = "valid" | "broken" | "unknown-key"
