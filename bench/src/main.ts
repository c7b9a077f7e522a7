import { Result } from "effect"
import { type Question, readArguments, usage } from "./arguments.ts"
import { writeRecords } from "./measure/record.ts"

const say = (line: string) => process.stdout.write(`${line}\n`)

const recordsFor = async (question: Question): Promise<ReadonlyArray<object>> => {
  if (question.suite === "storage") return (await import("./storage/suite.ts")).storageSuite(question, say)
  if (question.suite === "stalls") return (await import("./stalls/suite.ts")).stallsSuite(question, say)
  if (question.suite === "views") return (await import("./views/suite.ts")).viewsSuite(question, say)
  return (await import("./decisions/suite.ts")).decisionsSuite(say)
}

const main = async (args: ReadonlyArray<string>): Promise<number> => {
  const question = readArguments(args)
  if (Result.isFailure(question)) {
    for (const line of [`bench: ${question.failure}`, ...usage]) process.stderr.write(`${line}\n`)
    return 2
  }
  const { json } = question.success
  // Loaded on demand: the decisions need no database.
  const records = await recordsFor(question.success)
  if (json !== undefined) writeRecords(json, records)
  return 0
}

process.exitCode = await main(process.argv.slice(2))
