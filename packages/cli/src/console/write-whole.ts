import { rename, rm, writeFile } from "node:fs/promises"
import { Effect } from "effect"
import { fileProblem } from "./file-problem.ts"
import type { UnusableFile } from "./read-bytes.ts"

/** Writes a file whole, or not at all. */
export const writeWhole = (
  path: string,
  bytes: Uint8Array | ReadonlyArray<Uint8Array>,
): Effect.Effect<void, UnusableFile> =>
  Effect.tryPromise({
    try: async () => {
      const part = `${path}.${process.pid}.part`
      try {
        await writeFile(part, bytes)
        await rename(part, path)
      } catch (cause) {
        await rm(part, { force: true })
        throw cause
      }
    },
    catch: (cause): UnusableFile => ({ path, cause, ...fileProblem(cause) }),
  })
