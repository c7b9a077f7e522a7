// The tests that failed, by name, with the first lines of why: the end of a run is all that some readers keep of it.
// Usage: node .ci/failed-tests.mjs REPORT.json

import { readFileSync } from "node:fs"

const linesOfReason = 12
const say = (text) => process.stdout.write(`${text}\n`)
const report = JSON.parse(readFileSync(process.argv[2], "utf8"))

for (const suite of report.testResults) {
  const failed = suite.assertionResults.filter((test) => test.status === "failed")
  if (failed.length === 0 && suite.status === "failed") say(`── ${suite.name}\n${suite.message}`)
  for (const test of failed) {
    const reason = (test.failureMessages ?? []).join("\n").split("\n").slice(0, linesOfReason).join("\n")
    say(`── ${suite.name}\n   ${test.fullName}\n${reason}`)
  }
}
