import { createHash } from "node:crypto"

/**
 * The digests that a signature may use, by object identifier. SHA-1 is for reading only: the signatures of
 * the Government's own gazette used it until it was withdrawn. MD5 and older digests are not supported.
 */
const names: ReadonlyMap<string, string> = new Map([
  ["1.3.14.3.2.26", "sha1"],
  ["2.16.840.1.101.3.4.2.4", "sha224"],
  ["2.16.840.1.101.3.4.2.1", "sha256"],
  ["2.16.840.1.101.3.4.2.2", "sha384"],
  ["2.16.840.1.101.3.4.2.3", "sha512"],
])

export const sha256 = "2.16.840.1.101.3.4.2.1"

/** Node.js' name of a digest, or `undefined` if it is not accepted. */
export const digestName = (oid: string): string | undefined => names.get(oid)

/** The digest of several pieces, as if they were one. */
export const digestOf = (algorithm: string, pieces: ReadonlyArray<Uint8Array>): Buffer => {
  const hash = createHash(algorithm)
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}
