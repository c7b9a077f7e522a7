import type { Console } from "@lienthong/cli"
import { runAsked } from "@lienthong/testkit/command"
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
export const runFuzz = (args: ReadonlyArray<string>, console: Console): Promise<number> =>
  runAsked("fuzz", parseFuzzArguments(args), console, async (asked) => {
    const targets = [
      await packetTarget("document"),
      await packetTarget("status"),
      ...(await signedTargets()),
      await answerTarget(),
      await doorTarget(),
    ]
    const outcome = await fuzz(targets, asked)
    for (const target of targets) await target.close()
    tell(console, outcome)
    return { outcome, hasFailed: outcome.findings.length > 0 }
  })
