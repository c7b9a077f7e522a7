import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import type { StoreName } from "../../arguments.ts"

/** What a process saw of itself while it read a whole log. */
export interface LogMemory {
  readonly events: number
  readonly millis: number
  /** The most memory it had (RSS, bytes) in each tenth of the log. */
  readonly peaks: ReadonlyArray<number>
}

/** How many times the first half's most memory the second half's may be, to be called flat. */
export const flatWithin = 1.1

/** The most memory of the second half of the log by that of the first. */
export const growthOf = ({ peaks }: LogMemory): number => {
  const half = peaks.length / 2
  return Math.max(...peaks.slice(half)) / Math.max(...peaks.slice(0, half))
}

const script = fileURLToPath(new URL("./read-log-process.ts", import.meta.url))

/** Has a process of its own read a whole log. */
export const readLogApart = async (store: StoreName, place: string, size: number): Promise<LogMemory> => {
  const child = spawn(process.execPath, [script, store, place, `${size}`], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  let said = ""
  child.stdout.on("data", (text) => {
    said += text
  })
  const [code] = await once(child, "close")
  if (code !== 0) throw new Error(`the process that reads the log ended with ${code}`)
  return JSON.parse(said)
}
