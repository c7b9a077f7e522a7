import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import {
  at,
  dateOf,
  epochMillis,
  type VietnamTime,
  vietnamTime,
  workingCalendar,
} from "@lienthong/core/calendar"

/** The folder and the time of a run. */
export interface Stage {
  readonly folder: string
  /** 1 for the first run in a folder. */
  readonly run: number
  /** The demo's clock: it starts on 20 June 2019, the day of the report, and runs at real speed. */
  readonly now: () => number
  readonly startsAt: VietnamTime
  /** Milliseconds from the real time to the demo's. */
  readonly clockOffset: number
  readonly store: (code: string) => string
  readonly tables: string
  /** The log of the agencies' workers. */
  readonly log: string
  /** Records when this run ended, so that the next one starts on a later working day. */
  readonly finish: () => void
}

const firstAfternoon = "2019-06-20T14:00:00.000+07:00" as VietnamTime

interface Memory {
  readonly run: number
  readonly endedAt: VietnamTime
}

const nextMorning = (time: VietnamTime): VietnamTime =>
  at(workingCalendar().nextWorkingDay(dateOf(time)), "08:00")

/** Opens the folder. A second run in it continues on the next working day. */
export const openStage = (folder: string): Stage => {
  const memory = join(folder, "demo.json")
  const tables = join(folder, "tables")
  mkdirSync(join(folder, "stores"), { recursive: true })
  mkdirSync(tables, { recursive: true })
  const before = existsSync(memory) ? (JSON.parse(readFileSync(memory, "utf8")) as Memory) : undefined
  const startsAt = before ? nextMorning(before.endedAt) : firstAfternoon
  const clockOffset = epochMillis(startsAt) - Date.now()
  const now = () => Date.now() + clockOffset
  const run = (before?.run ?? 0) + 1
  return {
    folder,
    run,
    now,
    startsAt,
    clockOffset,
    tables,
    log: join(folder, "log.txt"),
    store: (code) => join(folder, "stores", `${code}.db`),
    finish: () => {
      const ended: Memory = { run, endedAt: vietnamTime(now()) }
      writeFileSync(memory, `${JSON.stringify(ended, null, 2)}\n`)
    },
  }
}
