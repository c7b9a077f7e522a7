import type { Console } from "@lienthong/cli"
import { runAsked } from "@lienthong/testkit/command"
import { ruleSentences } from "./finding.ts"
import { type KillArguments, parseKillArguments } from "./kill-arguments.ts"
import { runTrial, type TrialOutcome } from "./trial.ts"

const sum = (kills: TrialOutcome["kills"]) => Object.values(kills).reduce((all, count) => all + count, 0)

const tell = (
  console: Console,
  { store, seed, kills, dispatches, seconds, findings, story }: TrialOutcome,
) => {
  const which = Object.entries(kills).map(([name, count]) => `${name} ${count}`)
  console.out(
    `${store}: ${sum(kills)} kills (${which.join("; ")}), ${dispatches} dispatches answered, ${seconds.toFixed(0)} s`,
  )
  if (findings.length === 0) return
  for (const { at, text } of story) console.out(`  ${at.toFixed(3).padStart(8)} s  ${text}`)
  for (const { rule, agency, text } of findings) {
    console.out(`  ✗ ${ruleSentences[rule]}`)
    console.out(`    ${agency}: ${text}`)
  }
  console.out(`Again: pnpm kills --store ${store} --kills ${sum(kills)} --seed ${seed}`)
}

/** The kills are shared out among the stores, whose trials run at the same time. */
const runAll = ({ kills, stores, ...options }: KillArguments, console: Console) =>
  Promise.all(
    stores.map((store, index) =>
      runTrial({ ...options, store, kills: Math.ceil((kills - index) / stores.length) }, console.progress),
    ),
  )

/** `kills`: kills processes at work, and judges what is left. */
export const runKills = (args: ReadonlyArray<string>, console: Console): Promise<number> =>
  runAsked("kills", parseKillArguments(args), console, async (asked) => {
    const outcome = await runAll(asked, console)
    console.progress?.("")
    for (const one of outcome) tell(console, one)
    return { outcome, hasFailed: outcome.some(({ findings }) => findings.length > 0) }
  })
