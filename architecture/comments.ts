import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { commentText } from "./comment-text.ts"

/** The width of a line of code. */
const maxColumns = 110

/** What is built or installed, and the words below themselves. */
const unread = ["node_modules", "dist", "rivals", "comments.ts"]

const isTestName = /^\s*(describe|it|test)[\w.]*\(/

/** Words that stand for a plainer one. */
const unwanted: ReadonlyArray<readonly [words: RegExp, plainly: string]> = [
  [/\b(becomes|become|became) of\b/i, "say what happens to it"],
  [/\bfor ever\b/i, "say forever, or how it ends"],
  [
    /\bunless told\b|\bwhen absent\b|\bwhen left out\b|\bif absent\b|\bdefaults to\b|\bby default\b/i,
    "say Default: …",
  ],
  [/\(promise \d/i, "say what is promised"],
  [/\bwhoever\b/i, "name who it is"],
  [/\bnought\b/i, "say zero"],
  [/\bGives\b/, "say Returns, or what is done"],
  [/turns? for others|\bothers (have )?their turn\b/i, "say that it yields to the event loop"],
  [/\bbehind the workers\b/i, "say in the background"],
]

/** The comments of a folder's code that are too wide, and those and names of tests that are not plain. */
export const commentFaults = (root: string, folder: string): ReadonlyArray<string> =>
  globSync("**/*.{ts,mjs}", { cwd: join(root, folder), exclude: (name) => unread.includes(name) }).flatMap(
    (file) => {
      const code = readFileSync(join(root, folder, file), "utf8")
      const comments = commentText(code)
      return code.split("\n").flatMap((line, index) => {
        const comment = comments[index]?.trim() ?? ""
        const said = isTestName.test(line) ? line : comment
        const at = `${join(folder, file)}:${index + 1}`
        const wide =
          comment !== "" && line.length > maxColumns ? [`${at}: a comment of ${line.length} columns`] : []
        const words = unwanted.filter(([pattern]) => pattern.test(said))
        return [...wide, ...words.map(([, plainly]) => `${at}: ${plainly}`)]
      })
    },
  )
