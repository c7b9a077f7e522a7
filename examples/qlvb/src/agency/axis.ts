import { randomUUID } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { type Axis, startAxis } from "@lienthong/testkit"

/** The axis in a box, and how each agency's system is known to it. */
export interface AxisInABox {
  readonly axis: Axis
  readonly systemIdOf: (code: string) => string
  readonly secret: string
}

const systemIdOf = (code: string) => `SYS-${code}`

/** The secret of this machine's axis, the same at every start. */
const readSecret = (folder: string) => {
  const file = join(folder, "axis-secret")
  if (!existsSync(file)) writeFileSync(file, randomUUID(), { mode: 0o600 })
  return readFileSync(file, "utf8")
}

/** Starts the axis on a free port of loopback. It keeps its mailboxes in the folder. */
export const startAxisInABox = async (
  folder: string,
  agencies: ReadonlyArray<{ readonly code: string; readonly name: string }>,
  now: () => number,
): Promise<AxisInABox> => {
  const secret = readSecret(folder)
  const axis = await startAxis({
    agencies: agencies.map(({ code, name }) => ({ code, name, systemId: systemIdOf(code), secret })),
    data: join(folder, "axis"),
    now,
  })
  return { axis, systemIdOf, secret }
}
