import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { type AxisControl, connectAxisControl } from "@lienthong/testkit"
import type { Role } from "./cast.ts"

/** The axis in a separate process. */
export interface AxisProcess {
  readonly pid: number | undefined
  readonly control: AxisControl
  readonly systemId: (role: Role) => string
  readonly secret: (role: Role) => string
  readonly stop: () => Promise<void>
}

const command = fileURLToPath(import.meta.resolve("@lienthong/testkit/cli"))

const systemId = (role: Role) => `SYS-${role.agency.code}`
const variable = (index: number) => `DEMO_AXIS_SECRET_${index}`

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

/** Starts `lienthong-testkit axis` on a free port of loopback, with one system id and secret per agency. */
export const startAxisProcess = async (
  roles: ReadonlyArray<Role>,
  clockOffset: number,
): Promise<AxisProcess> => {
  const secrets = new Map(roles.map((role) => [role.agency.code, crypto.randomUUID()] as const))
  const secret = (role: Role) => secrets.get(role.agency.code) ?? ""
  const args = roles.flatMap((role, index) => [
    "--agency",
    `${role.agency.code}:${systemId(role)}:env:${variable(index)}`,
    "--name",
    `${role.agency.code}=${role.agency.name}`,
  ])
  const child = spawn(
    process.execPath,
    [command, "axis", "--port", "0", `--clock-offset=${clockOffset}`, "--with-parent", ...args],
    {
      stdio: ["pipe", "pipe", "inherit"],
      env: {
        ...process.env,
        ...Object.fromEntries(roles.map((role, index) => [variable(index), secret(role)])),
      },
    },
  )
  const endpoint = await untilReady(child)
  return {
    pid: child.pid,
    control: connectAxisControl(endpoint),
    systemId,
    secret,
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve())
        child.stdin?.end()
      }),
  }
}
