import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { chanceOf } from "@lienthong/testkit"
import { Effect } from "effect"
import { cast, credentials } from "./cast.ts"
import type { Finding } from "./finding.ts"
import { readJournal } from "./journal.ts"
import { judgeKills } from "./judge-kills.ts"
import type { StoreName } from "./kill-arguments.ts"
import {
  type Killable,
  type KillableOffice,
  killableAxis,
  killableOffice,
  killablePostgres,
} from "./killable.ts"
import type { OfficePlan, StorePlace } from "./office-plan.ts"
import { releaseLeases } from "./release-leases.ts"

/** What is tried over one store. */
export interface TrialOptions {
  readonly store: StoreName
  readonly kills: number
  /** The killing ends after this time. */
  readonly minutes: number
  readonly seed: number
  /** How many processes work on the store of each agency. Default: 2. */
  readonly processes?: number
  /** A module that wraps the stores of the agencies in a fault. */
  readonly mutant?: string
  /** Ends the trial before its end: everything in it is stopped, and it rejects. */
  readonly stop?: AbortSignal
}

/** A moment of a trial, in seconds since it began. */
export interface Moment {
  readonly at: number
  readonly text: string
}

/** The outcome of a trial. */
export interface TrialOutcome {
  readonly store: StoreName
  readonly seed: number
  readonly kills: Readonly<Record<string, number>>
  /** How many dispatches were answered. */
  readonly dispatches: number
  readonly seconds: number
  readonly findings: ReadonlyArray<Finding>
  readonly story: ReadonlyArray<Moment>
}

/** How long everything runs undisturbed at most, until nothing is left to do. */
const restMillis = 150_000
const lookMillis = 3_000

/** Where a trial lies, and everything in it that can be killed. */
const settle = async (
  { store, seed, mutant, processes = 2 }: TrialOptions,
  folder: string,
  crashed: (text: string) => void,
) => {
  const agencies = credentials()
  const axis = await killableAxis(agencies, join(folder, "axis"))
  const server = store === "postgres" ? await killablePostgres() : undefined
  const places = new Map<string, StorePlace>()
  const journals = new Map<string, string>()
  const offices: Array<KillableOffice> = []
  for (const [index, agency] of cast.entries()) {
    const place: StorePlace = server
      ? { kind: "postgres", url: server.url }
      : { kind: "sqlite", path: join(folder, `${agency.abbreviation}.db`) }
    const journal = join(folder, `${agency.abbreviation}.jsonl`)
    places.set(agency.code, place)
    journals.set(agency.code, journal)
    const { systemId = "", secret = "" } = agencies[index] ?? {}
    for (let process = 1; process <= processes; process++) {
      const planOf = (life: number): OfficePlan => ({
        agency,
        others: cast.flatMap(({ code }) => (code === agency.code ? [] : [code])),
        store: place,
        axis: { endpoint: axis.endpoint, systemId, secret },
        seed: `${seed}/${agency.code}/${process}/${life}`,
        journal,
        ...(mutant !== undefined && { mutant }),
      })
      offices.push(killableOffice(`${agency.name}, process ${process}`, planOf, crashed))
    }
  }
  return { axis, server, places, journals, offices }
}

/** Kills one after another, and starts each again after a while, until as many are killed as asked. */
const killOneByOne = async (
  { seed, kills, minutes, store, stop }: TrialOptions,
  { axis, server, offices }: Awaited<ReturnType<typeof settle>>,
  tell: (text: string) => void,
): Promise<Readonly<Record<string, number>>> => {
  const chance = chanceOf(seed, "kills", store)
  const until = performance.now() + minutes * 60_000
  const down = new Map<Killable, Promise<void>>()
  const killed: Record<string, number> = {}
  for (let count = 0; count < kills && performance.now() < until && !stop?.aborted; ) {
    await wait(chance.between(100, 1_500))
    const others: ReadonlyArray<Killable> = server ? [axis, server] : [axis]
    const office = chance.pick(offices)
    const victim = chance.happens(0.2) ? chance.pick(others) : office
    // Most processes are killed at work, and some while they begin.
    const isIdle = victim === office && !office.isOpen() && chance.happens(0.9)
    if (down.has(victim) || isIdle) continue
    count += 1
    killed[victim.name] = (killed[victim.name] ?? 0) + 1
    tell(`${victim.name} is killed`)
    const restart = async () => {
      await victim.kill()
      await wait(chance.between(0, 2_000))
      await victim.start()
      tell(`${victim.name} is started again`)
      down.delete(victim)
    }
    down.set(victim, restart())
  }
  // All are up again before anything is stopped, even if one has failed.
  await Promise.allSettled(down.values())
  stop?.throwIfAborted()
  await Promise.all(down.values())
  return killed
}

/** Runs a trial over one store: work and kills, then rest, then judgement. */
export const runTrial = async (
  options: TrialOptions,
  progress: (text: string) => void = () => undefined,
): Promise<TrialOutcome> => {
  const { store, seed, stop } = options
  const begun = performance.now()
  const story: Array<Moment> = []
  const tell = (text: string) => {
    story.push({ at: (performance.now() - begun) / 1_000, text })
    progress(`${store}: ${text}`)
  }
  const crashes: Array<Finding> = []
  const folder = mkdtempSync(join(tmpdir(), "lienthong-kills-"))
  const stage = await settle(options, folder, (text) => {
    tell(text)
    crashes.push({ rule: "crash", agency: "", text })
  })
  const { axis, server, places, journals, offices } = stage
  const everything: ReadonlyArray<Killable> = [...offices, axis, ...(server ? [server] : [])]
  try {
    stop?.throwIfAborted()
    for (const office of offices) await office.start()
    const notes = () => new Map([...journals].map(([code, path]) => [code, readJournal(path)]))
    const dispatches = () => [...notes().values()].flat().filter(({ did }) => did === "dispatched").length
    // Everybody is at work.
    const isAtWork = () => offices.every((office) => office.isOpen()) && dispatches() > 0
    while (!isAtWork() && performance.now() - begun < restMillis) {
      await wait(50)
      stop?.throwIfAborted()
    }
    if (!isAtWork())
      crashes.push({ rule: "crash", agency: "", text: "not every process was at work after 150 s" })
    const kills = await killOneByOne(options, stage, tell)
    tell("nothing is killed any more, and the clerks stop")
    for (const office of offices) office.rest()
    const judge = () => Effect.runPromise(judgeKills({ places, notes: notes(), mailbox: axis.mailbox }))
    const until = performance.now() + restMillis
    let judged = await judge()
    while (judged.end.length > 0 && judged.now.length === 0 && performance.now() < until) {
      await wait(lookMillis)
      stop?.throwIfAborted()
      const released = await releaseLeases(places)
      if (released > 0) tell(`${released} items of killed workers are released`)
      judged = await judge()
    }
    tell(`${dispatches()} dispatches were answered`)
    const findings = [...crashes, ...judged.now, ...judged.end]
    return {
      store,
      seed,
      kills,
      dispatches: dispatches(),
      seconds: (performance.now() - begun) / 1_000,
      findings,
      story,
    }
  } finally {
    for (const each of everything) await each.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
