import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import type { StoreName } from "../../arguments.ts"

/** A process' memory while it reads a whole log. */
export interface LogMemory {
  readonly events: number
  readonly millis: number
  /** The peak memory (RSS, bytes) in each tenth of the log. */
  readonly peaks: ReadonlyArray<number>
}

/** The maximum ratio between the peaks of the second and the first half for memory to count as flat. */
export const flatWithin = 1.1

/** The ratio between the peak memory of the second and the first half of the log. */
export const growthOf = ({ peaks }: LogMemory): number => {
  const half = peaks.length / 2
  return Math.max(...peaks.slice(half)) / Math.max(...peaks.slice(0, half))
}

const script = fileURLToPath(new URL("./read-log-process.ts", import.meta.url))

/** Starts a process that reads a whole log. */
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
