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
const runAll = async ({ kills, stores, ...options }: KillArguments, stop: AbortSignal, console: Console) => {
  const trials = stores.map((store, index) =>
    runTrial(
      { ...options, store, kills: Math.ceil((kills - index) / stores.length), stop },
      console.progress,
    ),
  )
  // Each has stopped what it started before the command ends.
  await Promise.allSettled(trials)
  return Promise.all(trials)
}

const signals = ["SIGINT", "SIGTERM"] as const
const interrupted = 130

/** `kills`: kills processes at work, and judges what is left. A signal stops all that it started. */
export const runKills = async (args: ReadonlyArray<string>, console: Console): Promise<number> => {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  for (const signal of signals) process.on(signal, stop)
  try {
    return await runAsked("kills", parseKillArguments(args), console, async (asked) => {
      const outcome = await runAll(asked, stopping.signal, console)
      console.progress?.("")
      for (const one of outcome) tell(console, one)
      return { outcome, hasFailed: outcome.some(({ findings }) => findings.length > 0) }
    })
  } catch (error) {
    if (!stopping.signal.aborted) throw error
    console.out("Stopped before the end: nothing was judged.")
    return interrupted
  } finally {
    for (const signal of signals) process.off(signal, stop)
  }
}
