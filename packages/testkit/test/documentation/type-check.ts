import { execFile } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { Effect } from "effect"
import type { Example } from "./example.ts"
import { packages, root } from "./repository.ts"

/** What the compiler has against an example: `docs/embedding.md:12: error TS2304: …`. */
export type Problem = string

/** The packages by the names that examples import, as their sources, and Kysely for the tables of stores. */
const paths = Object.fromEntries([
  ...packages.flatMap(({ name, folder, exports = {} }) =>
    Object.entries(exports).map(([entry, file]) => [join(name, entry), [join(root, folder, file)]]),
  ),
  ["kysely", [join(root, "packages/adapters-sqlite/node_modules/kysely/dist/index.d.ts")]],
])

/** The repository's own settings. An example may end with a value that it only shows. */
const configuration = (files: ReadonlyArray<string>) => ({
  extends: join(root, "tsconfig.base.json"),
  compilerOptions: {
    noEmit: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    moduleDetection: "force",
    types: ["node"],
    typeRoots: [join(root, "node_modules", "@types")],
    paths,
  },
  files,
})

/** A folder inside the repository, so that packages are found from it, where git does not look. */
const temporaryFolder = Effect.acquireRelease(
  Effect.sync(() => {
    const cache = join(root, "node_modules", ".cache")
    mkdirSync(cache, { recursive: true })
    return mkdtempSync(join(cache, "examples-"))
  }),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true })),
)

const compiler = createRequire(import.meta.url)
  .resolve("typescript/package.json")
  .replace("package.json", "bin/tsc")

/** The compiler's words; it ends with an exit code when there is an error, which its words say too. */
const compile = (folder: string) =>
  Effect.callback<string>((resume) => {
    const child = execFile(
      process.execPath,
      [compiler, "-p", folder, "--pretty", "false"],
      { cwd: folder, maxBuffer: 16 * 1024 * 1024 },
      (_, said, complained) => resume(Effect.succeed(said + complained)),
    )
    return Effect.sync(() => child.kill())
  })

const ofExample = /^(\d+)\.ts\((\d+),\d+\): (.*)$/

/**
 * Type-checks all examples in one run of the compiler. Answers with the problems of each, in the order given.
 */
export const typeCheck = (examples: ReadonlyArray<Example>) =>
  Effect.gen(function* () {
    const folder = yield* temporaryFolder
    const files = examples.map((_, index) => `${index}.ts`)
    for (const [index, { code }] of examples.entries()) writeFileSync(join(folder, `${index}.ts`), code)
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }))
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(configuration(files)))
    const lines = (yield* compile(folder)).split("\n")
    const broken = lines.find((line) => /^error /.test(line))
    if (broken !== undefined) return yield* Effect.die(new Error(broken))
    return examples.map((example, index) =>
      lines.flatMap((line): ReadonlyArray<Problem> => {
        const [, number, at, problem] = ofExample.exec(line) ?? []
        return number === String(index) ? [`${example.path}:${at}: ${problem}`] : []
      }),
    )
  })
