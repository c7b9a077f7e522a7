// Tells which tests of a run were skipped and why, and fails when more are skipped than `skipped.json`
// allows.
import { readFileSync } from "node:fs"
import { join, relative } from "node:path"

const root = join(import.meta.dirname, "..")
const { testResults } = JSON.parse(readFileSync(process.argv[2], "utf8"))
const allowed = JSON.parse(readFileSync(join(root, ".ci", "skipped.json"), "utf8"))

let excess = 0
for (const { name, assertionResults } of testResults) {
  const file = relative(root, name).replaceAll("\\", "/")
  const skipped = assertionResults.filter(({ status }) => status !== "passed" && status !== "failed").length
  if (skipped === 0) continue
  const { max, why } = allowed[file] ?? { max: 0, why: "not in .ci/skipped.json" }
  const isTooMany = skipped > max
  if (isTooMany) excess += 1
  process.stdout.write(
    `${isTooMany ? "NOT ALLOWED " : ""}${file}: ${skipped} skipped, at most ${max}: ${why}\n`,
  )
}
process.exitCode = excess === 0 ? 0 : 1
