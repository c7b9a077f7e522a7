import { Result } from "effect"
import { readArguments, usage } from "./arguments.ts"
import { writeRecords } from "./measure/record.ts"
import { storageSuite } from "./storage/suite.ts"

const say = (line: string) => process.stdout.write(`${line}\n`)

const main = async (args: ReadonlyArray<string>): Promise<number> => {
  const question = readArguments(args)
  if (Result.isFailure(question)) {
    for (const line of [`bench: ${question.failure}`, ...usage]) process.stderr.write(`${line}\n`)
    return 2
  }
  const { json } = question.success
  const records = await storageSuite(question.success, say)
  if (json !== undefined) writeRecords(json, records)
  return 0
}

process.exitCode = await main(process.argv.slice(2))
