import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** The width of a line of code. */
const maxColumns = 110

/** What is built or installed, and the words below themselves. */
const unread = ["node_modules", "dist", "rivals", "comments.ts"]

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

/** The comments of a folder's code that are too wide, and those and names of tests that are not plain. */
export const commentFaults = (root: string, folder: string): ReadonlyArray<string> =>
  globSync("**/*.{ts,mjs}", { cwd: join(root, folder), exclude: (name) => unread.includes(name) }).flatMap(
    (file) => {
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
    },
  )
