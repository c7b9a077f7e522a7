import { Effect } from "effect"
import { maxStall } from "./watch.ts"
import { works } from "./works.ts"

// Runs in a process of its own, so that no work finds the memory of another: prints the longest stall of one.

const found = works[Number(process.argv[2])]
if (found === undefined) throw new Error(`there is no work ${process.argv[2]}`)
const stall = await Effect.runPromise(Effect.scoped(Effect.flatMap(found.prepare, maxStall)))
process.stdout.write(`${JSON.stringify(stall)}\n`)
