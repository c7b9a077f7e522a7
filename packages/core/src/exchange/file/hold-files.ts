import type { BlobHold } from "../../port/storage/commit.ts"
import type { Digest, FileRef } from "../../vocabulary/file.ts"

/** The holds that keep a document's files in the store; the holder is the document's stream. */
export const holdFiles = (holder: string, files: ReadonlyArray<FileRef>): ReadonlyArray<BlobHold> =>
  [...new Set(files.map((file) => file.digest))].map((digest) => ({ digest, holder }))

/** Which holds change when a document's files are replaced. A file that stays keeps its hold. */
export const replaceHolds = (
  holder: string,
  before: ReadonlyArray<FileRef>,
  after: ReadonlyArray<FileRef>,
) => {
  const kept = new Set(after.map((file) => file.digest))
  return {
    hold: holdFiles(holder, after),
    release: holdFiles(holder, before).filter(({ digest }) => !kept.has(digest)),
  }
}

/** Which holds change when the files that a document needs change. */
export const changeHolds = (holder: string, before: ReadonlyArray<Digest>, after: ReadonlyArray<Digest>) => ({
  hold: after.flatMap((digest) => (before.includes(digest) ? [] : [{ digest, holder }])),
  release: before.flatMap((digest) => (after.includes(digest) ? [] : [{ digest, holder }])),
})
