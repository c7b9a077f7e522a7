import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import type { StallsQuestion } from "../arguments.ts"
import { machineLine } from "../machine.ts"
import { median } from "../measure/median.ts"
import type { Stall } from "./watch.ts"
import { works } from "./works.ts"

type Say = (line: string) => void

/** One figure of a run, as `--json` writes it. */
export interface StallRecord extends Stall {
  readonly suite: "stalls"
  readonly work: string
  readonly size: string
  readonly contender: "lienthong" | "nothing"
}

const run = promisify(execFile)
const one = fileURLToPath(new URL("./one.ts", import.meta.url))

/** Runs one work several times, each in a separate process, and returns the median of each figure. */
const measure = async (index: number, times: number): Promise<Stall> => {
  const stalls: Array<Stall> = []
  for (let time = 0; time < times; time++) {
    const { stdout } = await run(process.execPath, [one, String(index)])
    stalls.push(JSON.parse(stdout.slice(stdout.lastIndexOf("{"))))
  }
  return {
    maxMs: median(stalls.map(({ maxMs }) => maxMs)),
    maxTurnMs: median(stalls.map(({ maxTurnMs }) => maxTurnMs)),
  }
}

const line = (work: string, size: string, { maxMs, maxTurnMs }: Stall) =>
  `${work.padEnd(52)} ${size.padStart(14)} ${maxMs.toFixed(0).padStart(6)} ms ${maxTurnMs.toFixed(0).padStart(6)} ms`

/** Runs `pnpm bench stalls`: prints how long each work held the event loop, and returns the figures. */
export const stallsSuite = async (
  { work: wanted, times }: StallsQuestion,
  say: Say,
): Promise<ReadonlyArray<StallRecord>> => {
  say(machineLine())
  say(
    `Each work in a process of its own, ${times} times; the median of how late a timer was at most, and of the most processor time between two turns of the event loop.`,
  )
  const records: Array<StallRecord> = []
  for (const [index, { work, size }] of works.entries()) {
    if (!work.includes(wanted)) continue
    const stall = await measure(index, times)
    say(line(work, size, stall))
    records.push({
      suite: "stalls",
      work,
      size,
      contender: work === "nothing" ? "nothing" : "lienthong",
      ...stall,
    })
  }
  return records
}
