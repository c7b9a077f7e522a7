import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { type EmbeddedServer, serve, startEmbeddedServer } from "@lienthong/adapters-postgres/embedded-server"
import { type SpawnedAxis, spawnAxis } from "@lienthong/testkit"
import { couldNotOpen, type OfficePlan, planVariable } from "./office-plan.ts"

/** Something of a trial that can be killed and started again. */
export interface Killable {
  readonly name: string
  readonly kill: () => Promise<void>
  /** Starts it again. Resolves when it serves, or for a process of an agency when it has begun. */
  readonly start: () => Promise<void>
  /** Ends it in order, at the end of the trial. */
  readonly stop: () => Promise<void>
}

/** The axis, which keeps its folder and its address. */
export const killableAxis = async (agencies: Parameters<typeof spawnAxis>[0]["agencies"], data: string) => {
  let axis: SpawnedAxis = await spawnAxis({ agencies, data })
  const { endpoint } = axis.control
  const port = Number(new URL(endpoint).port)
  return {
    name: "the axis",
    endpoint,
    mailbox: (agency: string) => axis.control.mailbox(agency),
    kill: () => axis.kill(),
    start: async () => {
      axis = await spawnAxis({ agencies, data, port })
    },
    stop: () => axis.stop(),
  }
}

/** How often PostgreSQL is started until the processes of the killed one have gone. */
const startTries = 100
const settings: ReadonlyArray<string> = ["fsync=off"]

/** PostgreSQL, which keeps its folder and its address. What it has written survives it, and no power cut. */
export const killablePostgres = async () => {
  let server: EmbeddedServer = await startEmbeddedServer(settings)
  const { url, folder, program } = server
  const port = Number(new URL(url).port)
  return {
    name: "PostgreSQL",
    url,
    kill: () => server.kill(),
    start: async () => {
      for (let tried = 1; ; tried++)
        try {
          server = await serve({ folder, program, settings, port })
          return
        } catch (error) {
          if (tried === startTries) throw error
        }
    },
    stop: () => server.stop(),
  }
}

const program = fileURLToPath(new URL("./office.ts", import.meta.url))
/** How long such a process waits until it is started again. */
const againMillis = 500

/** How much of a process' last output is kept. */
const maxSaid = 4_000

/** A process of an agency, started again whenever it cannot open because its store or the axis is away. */
export const killableOffice = (
  name: string,
  planOf: (life: number) => OfficePlan,
  crashed: (text: string) => void,
) => {
  let life = 0
  let child: ChildProcess | undefined
  let again: NodeJS.Timeout | undefined
  let isWanted = false
  let isOpen = false
  let isResting = false

  const begin = (): void => {
    life += 1
    isOpen = false
    const born = fork(program, {
      execArgv: [],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      env: { ...process.env, [planVariable]: JSON.stringify(planOf(life)) },
    })
    child = born
    let said = ""
    born.stderr?.on("data", (text) => {
      said = `${said}${text}`.slice(-maxSaid)
    })
    born.on("message", () => {
      isOpen = true
      if (isResting) born.send("rest")
    })
    born.on("exit", (code) => {
      if (child !== born || !isWanted) return
      if (code !== couldNotOpen) crashed(`${name} ended on its own with ${code}: ${said}`)
      again = setTimeout(begin, againMillis)
    })
  }

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    isWanted = false
    clearTimeout(again)
    const dying = child
    if (dying === undefined || dying.exitCode !== null || dying.signalCode !== null) return
    dying.kill(signal)
    await once(dying, "exit")
  }

  return {
    name,
    isOpen: () => isOpen && child?.exitCode === null && child.signalCode === null,
    kill: () => end("SIGKILL"),
    start: async () => {
      isWanted = true
      begin()
    },
    stop: () => end("SIGTERM"),
    /** Its clerks go home; its workers go on. */
    rest: () => {
      isResting = true
      if (isOpen && child?.connected) child.send("rest")
    },
  }
}

export type KillableOffice = ReturnType<typeof killableOffice>
