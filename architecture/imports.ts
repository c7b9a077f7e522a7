import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join, normalize, sep } from "node:path"

/** A file and the files of the same package that it imports, as paths from the root. */
export type Imports = ReadonlyMap<string, ReadonlySet<string>>

const specifier = /(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g

const importsOf = (root: string, file: string): ReadonlySet<string> =>
  new Set(
    [...readFileSync(join(root, file), "utf8").matchAll(specifier)].map(([, path = ""]) =>
      normalize(join(dirname(file), path)),
    ),
  )

/** The files under `packages/<package>/<part>`, as paths from the root. */
export const packageFiles = (root: string, part: "src" | "test"): ReadonlyArray<string> => {
  // A package that is no more may have left its node_modules behind.
  const packages = readdirSync(join(root, "packages")).filter((name) =>
    existsSync(join(root, "packages", name, part)),
  )
  return packages.flatMap((name) =>
    readdirSync(join(root, "packages", name, part), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join("packages", name, part, file)),
  )
}

/** What every file under `packages/<package>/<part>` imports by its path. */
export const readImports = (root: string, part: "src" | "test" = "src"): Imports =>
  new Map(packageFiles(root, part).map((file) => [file, importsOf(root, file)]))

/** The same between folders. */
export const betweenFolders = (imports: Imports): Imports => {
  const folders = new Map<string, Set<string>>()
  for (const [file, others] of imports)
    for (const other of others) {
      const [from, to] = [dirname(file), dirname(other)]
      if (from !== to) folders.set(from, (folders.get(from) ?? new Set()).add(to))
    }
  return folders
}

/** The same between the rooms of each folder: the folders in it, each with all below it, and its files. */
export const betweenRooms = (imports: Imports): ReadonlyArray<Imports> => {
  const houses = new Map<string, Map<string, Set<string>>>()
  for (const [file, others] of imports)
    for (const other of others) {
      const [from, to] = [file.split(sep), other.split(sep)]
      const depth = from.findIndex((part, index) => part !== to[index])
      const [one, another] = [from, to].map((path) => path.slice(0, depth + 1).join(sep))
      if (one === undefined || another === undefined || depth === -1) continue
      const house = from.slice(0, depth).join(sep)
      const rooms = houses.get(house) ?? new Map<string, Set<string>>()
      houses.set(house, rooms.set(one, (rooms.get(one) ?? new Set()).add(another)))
    }
  return [...houses.values()]
}

/** The imports that lead from a package's files into another package's. */
export const betweenPackages = (imports: Imports): ReadonlyArray<readonly [file: string, other: string]> => {
  const packageOf = (file: string) => file.split(sep).slice(0, 2).join(sep)
  return [...imports].flatMap(([file, others]) =>
    [...others].flatMap((other) => (packageOf(other) === packageOf(file) ? [] : [[file, other] as const])),
  )
}
