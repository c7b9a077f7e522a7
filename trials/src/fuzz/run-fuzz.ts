import type { Console } from "@lienthong/cli"
import { Result } from "effect"
import { refuseTrial, writeResult } from "../trial-arguments.ts"
import { TrialError } from "../trial-error.ts"
import { type FuzzOutcome, faults, fuzz } from "./fuzz.ts"
import { parseFuzzArguments } from "./fuzz-arguments.ts"
import { answerTarget } from "./target/answers.ts"
import { doorTarget } from "./target/door.ts"
import { packetTarget } from "./target/packets.ts"
import { signedTargets } from "./target/pdfs.ts"

const tell = (console: Console, { cases, seconds, answers, findings, ...most }: FuzzOutcome): void => {
  const { taken = 0, ...refused } = answers
  console.out(
    `${cases} cases in ${seconds.toFixed(0)} s: ${taken} taken, ${cases - taken} refused with ${Object.keys(refused).length} codes; ` +
      `at most ${most.longestMillis.toFixed(0)} ms in one turn, ${most.mostMebibytes.toFixed(0)} MiB for one case`,
  )
  for (const { fault, target, seed, text } of findings) {
    console.out(`  ✗ ${target}, seed ${seed}: ${faults[fault]}: ${text}`)
    console.out(`    Again: pnpm fuzz --cases 1 --seed ${seed}`)
  }
}

/** `fuzz`: passes mutated input to everything that reads input from outside. */
export const runFuzz = async (args: ReadonlyArray<string>, console: Console): Promise<number> => {
  const parsed = parseFuzzArguments(args)
  if (Result.isFailure(parsed)) return refuseTrial("fuzz", parsed.failure, console)
  const { json } = parsed.success
  try {
    if (json !== undefined) await writeResult(json, {})
    const targets = [
      await packetTarget("document"),
      await packetTarget("status"),
      ...(await signedTargets()),
      await answerTarget(),
      await doorTarget(),
    ]
    const outcome = await fuzz(targets, parsed.success)
    for (const target of targets) await target.close()
    tell(console, outcome)
    if (json !== undefined) await writeResult(json, outcome)
    return outcome.findings.length > 0 ? 1 : 0
  } catch (cause) {
    if (!(cause instanceof TrialError)) throw cause
    return refuseTrial("fuzz", cause, console)
  }
}
