import { readFile } from "node:fs/promises"
import { Effect } from "effect"
import { type FileProblem, fileProblem } from "./file-problem.ts"

/** Why a file cannot be read or written, with the operating system's own error. */
export interface UnusableFile extends FileProblem {
  readonly path: string
  readonly cause: unknown
}

/** Reads a file that a command's arguments name. */
export const readBytes = (path: string): Effect.Effect<Uint8Array, UnusableFile> =>
  Effect.tryPromise({
    try: (signal) => readFile(path, { signal }),
    catch: (cause): UnusableFile => ({ path, cause, ...fileProblem(cause) }),
  })
