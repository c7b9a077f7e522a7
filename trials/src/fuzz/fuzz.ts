import { isProblem } from "@lienthong/core"
import { chanceOf } from "@lienthong/testkit"
import type { FuzzTarget } from "./target/target.ts"
import { watchTurns } from "./turns.ts"

/** The faults that a case can have. */
export const faults = {
  uncoded: "an error without a code",
  stall: "more than 100 ms of processor time in one turn of the event loop",
  memory: "more than 200 MiB of memory for one case",
} as const

/** A case with a fault. */
export interface FuzzFinding {
  readonly fault: keyof typeof faults
  readonly target: string
  /** The seed of the case. */
  readonly seed: number
  readonly text: string
}

/** The result of some cases. */
export interface FuzzOutcome {
  readonly cases: number
  readonly seconds: number
  /** How many cases were refused with which code, and how many were taken, over all targets. */
  readonly answers: Readonly<Record<string, number>>
  /** The most processor time of one turn, in ms, and the most memory that one case took, in MiB. */
  readonly longestMillis: number
  readonly mostMebibytes: number
  readonly findings: ReadonlyArray<FuzzFinding>
}

const maxMillis = 100
const maxMebibytes = 200
/** How often a case that took too long is tried again: only one that always does counts. */
const confirmations = 2
/** After so many findings no more are looked for. */
const enough = 20
/** The first cases of each target load and compile what they need: their time says nothing. */
const warmUp = 60

/** Memory of the process, and of what lives in it: freed pages stay with the process and are used again. */
const memory = () => {
  const { rss, heapUsed, external } = process.memoryUsage()
  return { process: rss / 2 ** 20, living: (heapUsed + external) / 2 ** 20 }
}

const growthSince = (before: ReturnType<typeof memory>) => {
  const now = memory()
  return Math.max(now.process - before.process, now.living - before.living)
}

const messageOf = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 4).join(" ") : String(error)

/** Runs each case on the next target, from a seed of its own, and returns what was found. */
export const fuzz = async (
  targets: ReadonlyArray<FuzzTarget>,
  { seed, cases }: { readonly seed: number; readonly cases: number },
): Promise<FuzzOutcome> => {
  const begun = performance.now()
  const answers: Record<string, number> = {}
  const findings: Array<FuzzFinding> = []
  let [longestMillis, mostMebibytes, done] = [0, 0, 0]
  for (const target of targets)
    for (let round = 0; round < warmUp; round++)
      await target.run(chanceOf("warm-up", target.name, round), (work) => work()).catch(() => undefined)
  const turns = watchTurns()
  const tryOnce = async (target: FuzzTarget, own: number) => {
    const before = memory()
    turns.longest()
    const [answer, text] = await target.run(chanceOf(own, target.name), turns.aside).then(
      () => ["taken", ""] as const,
      (error: unknown) => [isProblem(error) ? error.code : "none", messageOf(error)] as const,
    )
    return { answer, text, millis: turns.longest(), grown: growthSince(before) }
  }
  for (let index = 0; index < cases && findings.length < enough; index++) {
    const own = seed + index
    const target = targets[own % targets.length]
    if (target === undefined) break
    const find = (fault: FuzzFinding["fault"], text: string) =>
      findings.push({ fault, target: target.name, seed: own, text })
    const { answer, text, grown, ...first } = await tryOnce(target, own)
    let { millis } = first
    // A turn into which a garbage collection fell is not as long again.
    for (let again = 0; again < confirmations && millis > maxMillis; again++)
      millis = Math.min(millis, (await tryOnce(target, own)).millis)
    if (answer === "none") find("uncoded", text)
    if (millis > maxMillis) find("stall", `${millis.toFixed(0)} ms, answered with ${answer}`)
    if (grown > maxMebibytes) find("memory", `${grown.toFixed(0)} MiB, answered with ${answer}`)
    longestMillis = Math.max(longestMillis, millis)
    mostMebibytes = Math.max(mostMebibytes, grown)
    answers[answer] = (answers[answer] ?? 0) + 1
    done += 1
  }
  turns.stop()
  const seconds = (performance.now() - begun) / 1_000
  return { cases: done, seconds, answers, longestMillis, mostMebibytes, findings }
}
