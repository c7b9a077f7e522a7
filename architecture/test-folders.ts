import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import type { House } from "./floors.ts"
import type { Imports } from "./imports.ts"

/** Folders of tests that are about several folders, or about a model that only tests have. */
const ofTheirOwn: ReadonlyArray<readonly [folder: string, why: string]> = [
  ["core/test/calendar/lunar", "the months by the moon, as the oracle of the shipped table"],
  ["core/test/exchange/agencies", "a model of several agencies, against the whole of `exchange`"],
  ["core/test/history", "stored histories of all kinds of events"],
  ["testkit/test/documentation", "the pages of `docs` and their code"],
  ["testkit/test/editor", "what an editor shows of all operations"],
  ["testkit/test/exports", "every exported function of every package, given nonsense"],
  ["testkit/test/figures", "the figures of many lives, over all packages"],
  ["testkit/test/promise", "every port without Effect, over all adapters"],
]

/** Rooms without tests of their own, and what tests them. */
const testedElsewhere: Readonly<Record<string, string>> = {
  "core/src/port": "the suites of the testkit, over every adapter",
  "core/src/exchange/make-packet": "`outgoing`, `dispatcher` and `intake`",
  "core/src/exchange/log": "the command `lienthong log` of cli, and `door/json`",
}

const isOfItsOwn = (folder: string) =>
  ofTheirOwn.some(([own]) => folder === own || folder.startsWith(`${own}/`))

/** Folders with tests that have no folder of the same place and name in `src`. */
export const strayTestFolders = (root: string): ReadonlyArray<string> => {
  const packages = join(root, "packages")
  const tests = globSync("*/test/**/*.test.ts", { cwd: packages })
  return [...new Set(tests.map(dirname))].filter(
    (folder) => !isOfItsOwn(folder) && !existsSync(join(packages, folder.replace("/test", "/src"))),
  )
}

/** Rooms of a house that have no tests, though nothing says what else tests them, and the other way round. */
export const untestedRooms = (root: string, { folder, rooms }: House): ReadonlyArray<string> =>
  rooms.flatMap(({ name }) => {
    const room = `${folder}/${name}`.slice("packages/".length)
    const tests = globSync("**/*.test.ts", { cwd: join(root, "packages", room.replace("/src", "/test")) })
    if (tests.length > 0) return room in testedElsewhere ? [`${room} has tests, see test-folders.ts`] : []
    return room in testedElsewhere ? [] : [`${room} has no tests: say in test-folders.ts what tests it`]
  })

/** Whether a test reads what everybody reads: a package by its name, or its index by a path. */
const readsDoors = (root: string, file: string, imported: ReadonlySet<string>) =>
  [...imported].some((other) => other.endsWith("/src/index.ts")) ||
  /from "@lienthong\//.test(readFileSync(join(root, file), "utf8"))

/**
 * Tests of single files that stand in another folder than those files: they read no package as a whole, and
 * nothing of their own folder's counterpart, or only files of one folder in it.
 */
export const strayTests = (root: string, imports: Imports): ReadonlyArray<string> =>
  [...imports].flatMap(([file, others]) => {
    const folder = dirname(file)
    if (!file.endsWith(".test.ts") || isOfItsOwn(folder.slice("packages/".length))) return []
    // What a test shares with its neighbours tells what it is about, too.
    const neighbours = [...others].filter((other) => dirname(other) === folder)
    const read = [...others, ...neighbours.flatMap((other) => [...(imports.get(other) ?? [])])]
    const subjects = read.filter((other) => other.includes("/src/"))
    const own = `${folder}/`.replace("/test/", "/src/")
    const isWhole = [file, ...others].some(
      (each) => !each.includes("/src/") && readsDoors(root, each, imports.get(each) ?? new Set()),
    )
    if (subjects.length === 0 || isWhole) return []
    const within = subjects.filter((other) => other.startsWith(own)).map((other) => other.slice(own.length))
    if (within.length === 0) return [`${file} reads nothing of ${own}`]
    const [below, ...more] = new Set(within.map((other) => dirname(other).split("/")[0]))
    return below === "." || more.length > 0 ? [] : [`${file} is about ${own}${below}`]
  })
