// Fails when what the demo printed is more than a screen shows: 60 lines of 100 columns.
import { readFileSync } from "node:fs"
import { stripVTControlCharacters } from "node:util"

const [maxLines, maxColumns] = [60, 100]
const lines = stripVTControlCharacters(readFileSync(process.argv[2], "utf8")).trimEnd().split("\n")
const wide = lines.filter((line) => line.length > maxColumns)
for (const line of wide) process.stderr.write(`${line.length} columns: ${line}\n`)
process.stdout.write(`the demo printed ${lines.length} lines\n`)
process.exitCode = lines.length <= maxLines && wide.length === 0 ? 0 : 1
