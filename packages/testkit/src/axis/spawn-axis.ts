import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import type { AxisAgency } from "./axis-agency.ts"
import type { AxisControl } from "./axis-control.ts"
import { connectAxisControl } from "./connect-axis-control.ts"

/** How an axis is run in a process of its own. */
export interface SpawnAxisOptions {
  readonly agencies: ReadonlyArray<Omit<AxisAgency, "otherCode">>
  /** Default: any free port. */
  readonly port?: number
  /** How many milliseconds its clock is ahead. Default: 0. */
  readonly clockOffset?: number
  /** The folder in which it keeps what it has taken, so that it survives a kill. Default: none. */
  readonly data?: string
}

/** An axis in a process of its own. */
export interface SpawnedAxis {
  readonly pid: number | undefined
  readonly control: AxisControl
  /** Ends it in order. It also ends with the process that started it. */
  readonly stop: () => Promise<void>
  /** Ends it with `SIGKILL`, whatever it is doing. */
  readonly kill: () => Promise<void>
}

const command = fileURLToPath(import.meta.resolve("@lienthong/testkit/cli"))

/** Resolves with the endpoint that the axis prints when it is ready. */
const untilReady = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error("the axis has no standard output")
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [, endpoint] = /^axis ready (\S+)$/.exec(line) ?? []
      if (endpoint !== undefined) resolve(endpoint)
    })
    child.once("exit", (code) => reject(new Error(`the axis ended with ${code} before it was ready`)))
  })

/**
 * Runs `lienthong-testkit axis` in a process of its own, for trials in which the axis is killed or takes no
 * time from the program under test. Rejects if it cannot start. Secrets go through its environment.
 *
 * @example
 * ```ts
 * import { spawnAxis } from "@lienthong/testkit"
 *
 * const axis = await spawnAxis({
 *   agencies: [
 *     { code: "000.00.00.H53", name: "Tây Ninh", systemId: "SYS-H53", secret: crypto.randomUUID() },
 *   ],
 *   data: "axis",
 * })
 * console.log(axis.control.endpoint)
 * await axis.kill()
 * ```
 */
export const spawnAxis = async (options: SpawnAxisOptions): Promise<SpawnedAxis> => {
  const { agencies, port = 0, clockOffset = 0, data } = options
  const variable = (index: number) => `LIENTHONG_AXIS_SECRET_${index}`
  const child = spawn(
    process.execPath,
    [
      command,
      "axis",
      "--with-parent",
      `--port=${port}`,
      `--clock-offset=${clockOffset}`,
      ...(data === undefined ? [] : ["--data", data]),
      ...agencies.flatMap(({ code, name, systemId }, index) => [
        "--agency",
        `${code}:${systemId}:env:${variable(index)}`,
        "--name",
        `${code}=${name}`,
      ]),
    ],
    {
      stdio: ["pipe", "pipe", "inherit"],
      env: {
        ...process.env,
        ...Object.fromEntries(agencies.map(({ secret }, index) => [variable(index), secret])),
      },
    },
  )
  const ended = once(child, "exit")
  const control = connectAxisControl(await untilReady(child))
  return {
    pid: child.pid,
    control,
    stop: async () => {
      child.stdin?.end()
      await ended
    },
    kill: async () => {
      child.kill("SIGKILL")
      await ended
    },
  }
}
