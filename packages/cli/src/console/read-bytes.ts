import { readFile } from "node:fs/promises"
import { Effect } from "effect"
import { type FileProblem, fileProblem } from "./file-problem.ts"

/** Why a file cannot be read, with the operating system's own error. */
export interface UnreadFile extends FileProblem {
  readonly path: string
  readonly cause: unknown
}

/** Reads a file that a command's arguments name. */
export const readBytes = (path: string): Effect.Effect<Uint8Array, UnreadFile> =>
  Effect.tryPromise({
    try: (signal) => readFile(path, { signal }),
    catch: (cause): UnreadFile => ({ path, cause, ...fileProblem(cause) }),
  })
