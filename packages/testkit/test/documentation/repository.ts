import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { Schema } from "effect"

/** The repository's folder. */
export const root = fileURLToPath(new URL("../../../..", import.meta.url))

/** The text of a file, by its path from the repository's folder. */
export const textOf = (path: string): string => readFileSync(join(root, path), "utf8")

/** Whether there is a file or a folder at a path. */
export const exists = (path: string): boolean => existsSync(join(root, path))

const entriesOf = (folder: string) =>
  exists(folder) ? readdirSync(join(root, folder), { withFileTypes: true }) : []

/** The files below a folder whose name has an ending, by their path. */
export const filesBelow = (folder: string, ending: string): ReadonlyArray<string> =>
  entriesOf(folder).flatMap((entry) => {
    const path = relative(".", join(folder, entry.name))
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : filesBelow(path, ending)
    return entry.name.endsWith(ending) ? [path] : []
  })

const Manifest = Schema.Struct({
  name: Schema.String,
  exports: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  dependencies: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  devDependencies: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  peerDependencies: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  optionalDependencies: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
})

/** What a `package.json` says, with the folder it is in. */
export type Package = typeof Manifest.Type & { readonly folder: string }

const readManifest = Schema.decodeUnknownSync(Schema.fromJsonString(Manifest))

const packageIn = (folder: string): ReadonlyArray<Package> => {
  const path = join(folder, "package.json")
  return exists(path) ? [{ folder, ...readManifest(textOf(path)) }] : []
}

const packagesIn = (folder: string) =>
  entriesOf(folder).flatMap((entry) => (entry.isDirectory() ? packageIn(join(folder, entry.name)) : []))

/** The packages that are published. */
export const published: ReadonlyArray<Package> = packagesIn("packages")

/** Every `package.json`, also that of the rivals, which is a workspace of its own. */
export const packages: ReadonlyArray<Package> = [
  ...packageIn("."),
  ...published,
  ...packagesIn("examples"),
  ...packageIn("bench"),
  ...packageIn("bench/rivals"),
]

/** The names of all that a package depends on, in whatever way. */
export const dependenciesOf = (one: Package): ReadonlyArray<string> =>
  Object.keys({
    ...one.dependencies,
    ...one.devDependencies,
    ...one.peerDependencies,
    ...one.optionalDependencies,
  })

/** The pages that are written for readers. */
export const pages: ReadonlyArray<string> = [
  ...entriesOf(".").flatMap(({ name }) => (name.endsWith(".md") ? [name] : [])),
  ...filesBelow("docs", ".md"),
  ...published.flatMap(({ folder }) =>
    exists(join(folder, "README.md")) ? [join(folder, "README.md")] : [],
  ),
]

/** The source files whose comments are documentation. */
export const sources: ReadonlyArray<string> = published.flatMap(({ folder }) =>
  filesBelow(join(folder, "src"), ".ts"),
)
