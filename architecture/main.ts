// Checks the floors of `floors.json` against the imports, their drawing in docs/architecture.md, how comments
// are written, that exported functions show theirs, that tests stand where what they test stands in `src`,
// and that exports have importers.
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { checkedFiles } from "./checked-comments.ts"
import { circlesIn } from "./circles.ts"
import { commentFaults } from "./comments.ts"
import { unusedExports } from "./exports.ts"
import { drawRooms, faultsOf, missingDoors, readHouses, undrawnRooms } from "./floors.ts"
import { betweenFolders, betweenPackages, betweenRooms, readImports } from "./imports.ts"
import { recordCallerFaults } from "./record-callers.ts"
import { strayTestFolders, strayTests, untestedRooms } from "./test-folders.ts"

const root = join(import.meta.dirname, "..")
const page = join(root, "docs", "architecture.md")
const houses = readHouses(root)
const imports = readImports(root)
const testImports = readImports(root, "test")

const drawn = houses.reduce(
  (text, { folder, ...house }) => {
    const [begin, end] = [`<!-- rooms of ${folder} -->`, "<!-- end of rooms -->"]
    const from = text.indexOf(begin)
    const to = text.indexOf(end, from)
    if (from === -1 || to === -1)
      throw new Error(`docs/architecture.md has no place for the rooms of ${folder}`)
    return `${text.slice(0, from)}${begin}\n\n${drawRooms({ folder, ...house })}\n\n${text.slice(to)}`
  },
  readFileSync(page, "utf8"),
)

const isDrawing = process.argv.includes("--draw")
if (isDrawing) {
  writeFileSync(page, drawn)
  for (const { file, code } of checkedFiles(root)) writeFileSync(join(root, file), code)
}

const faults = [
  ...["packages", "bench", "trials", "examples", "architecture"].flatMap((folder) =>
    commentFaults(root, folder),
  ),
  ...strayTestFolders(root).map((folder) => `packages/${folder}: has tests, and no folder of src`),
  ...strayTests(root, testImports),
  ...recordCallerFaults(root, imports),
  ...checkedFiles(root).flatMap(({ file, is, code, uncommented, unnamed }) => [
    ...unnamed.map((name) => `${file}: ${name} shows a parameter without a name`),
    ...uncommented.map((name) => `${file}: ${name} has no comment where it is declared`),
    ...(is === code
      ? []
      : [`${file}: not the comments of what it checks: run \`node architecture/main.ts --draw\``]),
  ]),
  ...unusedExports(root),
  ...houses.flatMap((house) => untestedRooms(root, house)),
  ...houses.flatMap((house) => [...faultsOf(house, imports), ...missingDoors(house, imports)]),
  ...houses
    .slice(0, 1)
    .flatMap((house) => undrawnRooms(house, drawn))
    .map((room) => `docs/architecture.md: the hexagon leaves out the room ${room}`),
  ...betweenPackages(testImports).map(
    ([file, other]) => `a test imports another package by its path: ${file}, ${other}`,
  ),
  ...circlesIn(imports).map((circle) => `files import each other in a circle: ${circle.join(", ")}`),
  ...circlesIn(betweenFolders(imports)).map((circle) => `folders import each other: ${circle.join(", ")}`),
  ...betweenRooms(imports)
    .flatMap(circlesIn)
    .map((circle) => `rooms import each other: ${circle.join(", ")}`),
  ...(readFileSync(page, "utf8") === drawn
    ? []
    : [
        "docs/architecture.md does not show the rooms of floors.json: run `node architecture/main.ts --draw`",
      ]),
]
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length === 0 ? 0 : 1
