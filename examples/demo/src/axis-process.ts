import { type SpawnedAxis, spawnAxis } from "@lienthong/testkit"
import type { Role } from "./cast.ts"

/** The axis in a separate process. */
export interface AxisProcess extends SpawnedAxis {
  readonly systemId: (role: Role) => string
  readonly secret: (role: Role) => string
}

const systemId = (role: Role) => `SYS-${role.agency.code}`

/** Starts the axis on a free port of loopback, with one system id and secret per agency. */
export const startAxisProcess = async (
  roles: ReadonlyArray<Role>,
  clockOffset: number,
): Promise<AxisProcess> => {
  const secrets = new Map(roles.map((role) => [role.agency.code, crypto.randomUUID()] as const))
  const secret = (role: Role) => secrets.get(role.agency.code) ?? ""
  const agencies = roles.map((role) => ({
    code: role.agency.code,
    name: role.agency.name,
    systemId: systemId(role),
    secret: secret(role),
  }))
  return { ...(await spawnAxis({ agencies, clockOffset })), systemId, secret }
}
