import { existsSync, globSync } from "node:fs"
import { dirname, join } from "node:path"

/** Folders of tests that are about several folders, or about a model that only tests have. */
const ofTheirOwn: ReadonlyArray<readonly [folder: string, why: string]> = [
  ["core/test/calendar/lunar", "the months by the moon, as the oracle of the shipped table"],
  ["core/test/exchange/agencies", "a model of several agencies, against the whole of `exchange`"],
  ["core/test/history", "stored histories of all kinds of events"],
  ["testkit/test/documentation", "the pages of `docs` and their code"],
  ["testkit/test/editor", "what an editor shows of all operations"],
  ["testkit/test/figures", "the figures of many lives, over all packages"],
  ["testkit/test/promise", "every port without Effect, over all adapters"],
]

/** Folders with tests that have no folder of the same place and name in `src`. */
export const strayTestFolders = (root: string): ReadonlyArray<string> => {
  const packages = join(root, "packages")
  const tests = globSync("*/test/**/*.test.ts", { cwd: packages })
  return [...new Set(tests.map(dirname))].filter((folder) => {
    const isOfItsOwn = ofTheirOwn.some(([own]) => folder === own || folder.startsWith(`${own}/`))
    return !isOfItsOwn && !existsSync(join(packages, folder.replace("/test", "/src")))
  })
}
