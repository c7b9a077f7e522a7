import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** The width of a line of code. */
const maxColumns = 110

const isComment = /^\s*(\/\*\*|\*|\/\/)/

const isTestName = /^\s*(describe|it|test)[\w.]*\(/

/** Words that stand for a plainer one. */
const unwanted: ReadonlyArray<readonly [words: RegExp, plainly: string]> = [
  [/\b(becomes|become|became) of\b/i, "say what happens to it"],
  [/\bfor ever\b/i, "say forever, or how it ends"],
  [/\bunless told\b/i, "say Default: …"],
  [/\bwhoever\b/i, "name who it is"],
  [/\bnought\b/i, "say zero"],
]

/** The comments of a folder's TypeScript that are too wide, and those and names of tests that are not plain. */
export const commentFaults = (root: string, folder: string): ReadonlyArray<string> =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("node_modules"))
    .flatMap((file) => {
      const lines = readFileSync(join(root, folder, file), "utf8").split("\n")
      return lines.flatMap((line, index) => {
        if (!isComment.test(line) && !isTestName.test(line)) return []
        const at = `${join(folder, file)}:${index + 1}`
        const wide =
          isComment.test(line) && line.length > maxColumns
            ? [`${at}: a comment of ${line.length} columns`]
            : []
        const words = unwanted.filter(([pattern]) => pattern.test(line))
        return [...wide, ...words.map(([, plainly]) => `${at}: ${plainly}`)]
      })
    })
