import { createHash } from "node:crypto"
import { Effect } from "effect"

/** Bytes that are digested in one turn: some milliseconds. */
const digestedAtOnce = 4 * 1024 * 1024

/** SHA-256 of bytes. Others have their turn while many are digested. */
export const sha256 = Effect.fnUntraced(function* (...parts: ReadonlyArray<Uint8Array>) {
  const hash = createHash("sha256")
  let left = digestedAtOnce
  for (const bytes of parts)
    for (let from = 0; from < bytes.length; from += digestedAtOnce) {
      const piece = bytes.subarray(from, from + digestedAtOnce)
      hash.update(piece)
      left -= piece.length
      if (left > 0) continue
      left = digestedAtOnce
      yield* Effect.yieldNow
    }
  return hash.digest()
})
