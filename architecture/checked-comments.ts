import { readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { packageFiles } from "./imports.ts"

/** A function that is exported with its parameters checked, with its comment. */
const checkedExport =
  /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?(export const (\w+): typeof (\w+)\.(\w+) = checked\()/g
const wholeModule = /import \* as (\w+) from "(\.[^"]+)"/g

/** The doc comment of what a file declares, with its last line break. */
const commentOf = (code: string, name: string): string | undefined =>
  new RegExp(`(/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\n)export (?:const|(?:async )?function\\*?) ${name}\\b`).exec(
    code,
  )?.[1]

/** Whether an editor would show a parameter of what a file declares as a pattern, without a name. */
const hasPattern = (code: string, name: string): boolean => {
  const declared = new RegExp(`^export (?:const|(?:async )?function\\*?) ${name}\\b`, "m").exec(code)
  const parameters = declared ? /[(\n,]\s*\{[^{}=()]*\}: |=>|\)/.exec(code.slice(declared.index)) : null
  return parameters?.[0].endsWith(": ") ?? false
}

/** A file that exports checked functions: as it is, and as it is with their comments. */
export interface CheckedFile {
  readonly file: string
  readonly is: string
  readonly code: string
  readonly uncommented: ReadonlyArray<string>
  /** Functions with a parameter that has no name. */
  readonly unnamed: ReadonlyArray<string>
}

/** A file as it is with the comments of the functions it checks. */
const withComments = (
  code: string,
  read: (path: string) => string,
): Pick<CheckedFile, "code" | "uncommented" | "unnamed"> => {
  const modules = new Map([...code.matchAll(wholeModule)].map(([, alias, path = ""]) => [alias, path]))
  const uncommented: Array<string> = []
  const unnamed: Array<string> = []
  const commented = code.replaceAll(
    checkedExport,
    (_, _before, declaration: string, name: string, alias: string, inner: string) => {
      const path = modules.get(alias)
      const comment = path === undefined ? undefined : commentOf(read(path), inner)
      if (comment === undefined) uncommented.push(name)
      if (path !== undefined && hasPattern(read(path), inner)) unnamed.push(name)
      return `${comment ?? ""}${declaration}`
    },
  )
  return { code: commented, uncommented, unnamed }
}

/**
 * The files of `src` that export checked functions. An editor shows the comment of what is imported, which is
 * the checked function and not the one that it checks.
 */
export const checkedFiles = (root: string): ReadonlyArray<CheckedFile> =>
  packageFiles(root, "src").flatMap((file) => {
    const is = readFileSync(join(root, file), "utf8")
    if (!/: typeof \w+\.\w+ = checked\(/.test(is)) return []
    const read = (path: string) => readFileSync(join(root, normalize(join(dirname(file), path))), "utf8")
    return [{ file, is, ...withComments(is, read) }]
  })
