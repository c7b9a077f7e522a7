import { readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { packageFiles } from "./imports.ts"

const declaration = /^export (?:(const|function\*?|async function|class)|interface|type) (\w+)/gm
const named = /(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s+from\s+"(\.[^"]+)"/g
const whole = /(?:(?:import|export)\s+\*[^"]*from\s+|import\()"(\.[^"]+)"/g

/** The names before `as` of a list of imports. */
const namesIn = (list: string): ReadonlyArray<string> =>
  list.split(",").map(
    (each) =>
      each
        .trim()
        .replace(/^type\s+/, "")
        .split(/\s+as\s+/)[0] ?? "",
  )

const isAlone = (name: string, text: string) => text.split(new RegExp(`\\b${name}\\b`)).length === 2

/**
 * Exports of `src` that no other file imports and no index passes on: a stranger would look for their
 * callers. A type may be exported so that declarations can name it, if its own file uses it.
 */
export const unusedExports = (root: string): ReadonlyArray<string> => {
  const texts = new Map(
    (["src", "test"] as const)
      .flatMap((part) => packageFiles(root, part))
      .map((file) => [file, readFileSync(join(root, file), "utf8")]),
  )
  const used = new Set<string>()
  const entirely = new Set<string>()
  for (const [file, text] of texts) {
    const pathOf = (path: string) => normalize(join(dirname(file), path))
    for (const [, list = "", path = ""] of text.matchAll(named))
      for (const name of namesIn(list)) used.add(`${pathOf(path)} ${name}`)
    for (const [, path = ""] of text.matchAll(whole)) entirely.add(pathOf(path))
  }
  return [...texts].flatMap(([file, text]) =>
    file.includes("/test/") || entirely.has(file)
      ? []
      : [...text.matchAll(declaration)]
          .filter(([, value, name = ""]) => !used.has(`${file} ${name}`) && (value || isAlone(name, text)))
          .map(([, , name]) => `${file}: nobody imports ${name}, so it needs no export`),
  )
}
