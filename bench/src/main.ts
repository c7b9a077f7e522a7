import { Result } from "effect"
import { readArguments, usage } from "./arguments.ts"
import { writeRecords } from "./measure/record.ts"

const say = (line: string) => process.stdout.write(`${line}\n`)

const main = async (args: ReadonlyArray<string>): Promise<number> => {
  const question = readArguments(args)
  if (Result.isFailure(question)) {
    for (const line of [`bench: ${question.failure}`, ...usage]) process.stderr.write(`${line}\n`)
    return 2
  }
  const { json, suite } = question.success
  // Loaded on demand: the decisions need no database.
  const records =
    suite === "storage"
      ? await (await import("./storage/suite.ts")).storageSuite(question.success, say)
      : (await import("./decisions/suite.ts")).decisionsSuite(say)
  if (json !== undefined) writeRecords(json, records)
  return 0
}

process.exitCode = await main(process.argv.slice(2))
