import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** A comment as it must not be: lines no wider than the code's, and no words that stand for a plainer one. */
const maxColumns = 110

const isComment = /^\s*(\/\*\*|\*|\/\/)/

const unwanted: ReadonlyArray<readonly [words: RegExp, plainly: string]> = [
  [/\bwhat (becomes|became) of\b/i, "say what happens to it"],
  [/\bfor ever\b/i, "say forever, or how it ends"],
  [/\bunless told\b/i, "say Default: …"],
  [/\bwhoever\b/i, "name who it is"],
  [/\bnought\b/i, "say zero"],
]

/**
 * The comments of a folder's TypeScript that are too wide, and, where the prose is read by users, not plain.
 */
export const commentFaults = (root: string, folder: string, isProse: boolean): ReadonlyArray<string> =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("node_modules"))
    .flatMap((file) => {
      const lines = readFileSync(join(root, folder, file), "utf8").split("\n")
      return lines.flatMap((line, index) => {
        if (!isComment.test(line)) return []
        const at = `${join(folder, file)}:${index + 1}`
        const wide = line.length > maxColumns ? [`${at}: a comment of ${line.length} columns`] : []
        const words = isProse ? unwanted.filter(([pattern]) => pattern.test(line)) : []
        return [...wide, ...words.map(([, plainly]) => `${at}: ${plainly}`)]
      })
    })
