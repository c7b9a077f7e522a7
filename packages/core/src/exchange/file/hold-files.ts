import type { Digest } from "../../vocabulary/file.ts"

/**
 * Which holds change when a document's files change. The holder is the document's stream; a hold on a file
 * that stays is kept.
 */
export const changeHolds = (holder: string, before: ReadonlyArray<Digest>, after: ReadonlyArray<Digest>) => {
  const only = (digests: ReadonlyArray<Digest>, others: ReadonlyArray<Digest>) =>
    [...new Set(digests)].flatMap((digest) => (others.includes(digest) ? [] : [{ digest, holder }]))
  return { hold: only(after, before), release: only(before, after) }
}
