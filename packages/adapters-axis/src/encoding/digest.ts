import { createHash } from "node:crypto"
import type { Effect } from "effect"
import { type InPieces, inTurns } from "../turns/in-pieces.ts"

/** Bytes that are digested in one turn: some milliseconds. */
const digestedAtOnce = 4 * 1024 * 1024

/** The digest of several parts, as if they were one. */
export const digesting = function* (algorithm: string, parts: ReadonlyArray<Uint8Array>): InPieces<Buffer> {
  const hash = createHash(algorithm)
  let left = digestedAtOnce
  for (const bytes of parts)
    for (let from = 0; from < bytes.length; from += digestedAtOnce) {
      const piece = bytes.subarray(from, from + digestedAtOnce)
      hash.update(piece)
      left -= piece.length
      if (left > 0) continue
      left = digestedAtOnce
      yield
    }
  return hash.digest()
}

/** SHA-256 of bytes. Yields to the event loop while it digests many. */
export const sha256 = (...parts: ReadonlyArray<Uint8Array>): Effect.Effect<Buffer> =>
  inTurns(digesting("sha256", parts))
