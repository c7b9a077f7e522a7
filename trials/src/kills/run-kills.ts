import type { Console } from "@lienthong/cli"
import { Result } from "effect"
import { refuseTrial, writeResult } from "../trial-arguments.ts"
import { TrialError } from "../trial-error.ts"
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
export const runKills = async (args: ReadonlyArray<string>, console: Console): Promise<number> => {
  const parsed = parseKillArguments(args)
  if (Result.isFailure(parsed)) return refuseTrial("kills", parsed.failure, console)
  const { json } = parsed.success
  try {
    if (json !== undefined) await writeResult(json, [])
    const outcomes = await runAll(parsed.success, console)
    console.progress?.("")
    for (const outcome of outcomes) tell(console, outcome)
    if (json !== undefined) await writeResult(json, outcomes)
    return outcomes.some(({ findings }) => findings.length > 0) ? 1 : 0
  } catch (cause) {
    if (!(cause instanceof TrialError)) throw cause
    return refuseTrial("kills", cause, console)
  }
}
