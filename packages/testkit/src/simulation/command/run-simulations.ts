import type { Console } from "@lienthong/cli"
import type { Violation } from "../oracle/violation.ts"
import { rules } from "../oracle/violation.ts"
import { shrink } from "../shrink.ts"
import { type Outcome, simulate } from "../simulate.ts"
import { printLine } from "../world/story.ts"
import { runAsked } from "./run-options.ts"
import { parseSimulationArguments, type SimulationArguments } from "./simulation-arguments.ts"

/** How often a line reports progress if the output is not a terminal. */
const tellMillis = 15_000

/** The results of some seeds. */
interface Summary {
  readonly seeds: number
  readonly seconds: number
  readonly events: number
  readonly faults: number
  readonly failed?: {
    readonly seed: number
    readonly violations: ReadonlyArray<Violation>
    readonly shrunk: Outcome
  }
}

const oneDecimal = (value: number) => value.toFixed(1)

const standOf = ({ seeds, seconds, events, faults }: Summary): string =>
  `${seeds} seeds, ${oneDecimal(seeds / Math.max(seconds, 0.001))} a second, ${events} events, ${faults} faults met`

const tellFailure = (console: Console, { failed }: Summary, store: string): void => {
  if (failed === undefined) return
  const { plan, story, violations } = failed.shrunk
  console.out("")
  console.out(`Seed ${failed.seed} breaks a rule. The shortest story found that breaks it:`)
  for (const line of story) console.out(`  ${printLine(line)}`)
  for (const { rule, agency, text } of violations) {
    console.out(`  ✗ ${rules[rule]}`)
    console.out(`    ${agency}: ${text}`)
  }
  console.out(`  ${plan.documents.length} documents, ${plan.troubles.length} troubles`)
  console.out(`Again: pnpm simulate --from ${failed.seed} --seeds 1 --store ${store}`)
}

const run = async (asked: SimulationArguments, console: Console): Promise<Summary> => {
  const begun = performance.now()
  const secondsGone = () => (performance.now() - begun) / 1_000
  let summary: Summary = { seeds: 0, seconds: 0, events: 0, faults: 0 }
  let toldAt = begun
  const isOver = () => summary.seeds >= asked.seeds || secondsGone() >= asked.minutes * 60
  for (let seed = asked.from; !isOver(); seed++) {
    const outcome = await simulate(seed, { store: asked.store })
    summary = {
      seeds: summary.seeds + 1,
      seconds: secondsGone(),
      events: summary.events + outcome.events,
      faults: summary.faults + outcome.faults,
    }
    const [first] = outcome.violations
    if (first) {
      const shrunk = await shrink(outcome, first.rule, { store: asked.store })
      return { ...summary, failed: { seed, violations: outcome.violations, shrunk } }
    }
    if (console.progress) console.progress(standOf(summary))
    else if (performance.now() - toldAt > tellMillis) {
      toldAt = performance.now()
      console.out(standOf(summary))
    }
  }
  return summary
}

/** `lienthong-testkit simulate`: runs simulations, one seed after another, until one breaks a rule. */
export const runSimulations = (args: ReadonlyArray<string>, console: Console): Promise<number> =>
  runAsked("lienthong-testkit simulate", parseSimulationArguments(args), console, async (asked) => {
    const summary = await run(asked, console)
    console.progress?.("")
    console.out(standOf(summary))
    tellFailure(console, summary, asked.store)
    const { failed, ...counts } = summary
    const outcome = { ...counts, failed: failed && { ...failed.shrunk, seed: failed.seed } }
    return { outcome, hasFailed: failed !== undefined }
  })
