import { AxisError } from "./axis-error.ts"

/** An agency connected to the axis, with the system that acts for it. */
export interface AxisAgency {
  readonly code: string
  readonly name: string
  /** The same agency's code of the other standard: mail to it arrives too. */
  readonly otherCode?: string
  /** One system may serve several agencies; then they name the same secret. */
  readonly systemId: string
  readonly secret: string
}

/** Who is connected, found by code or by system. */
export interface Agencies {
  readonly all: ReadonlyArray<AxisAgency>
  readonly find: (code: string) => AxisAgency | undefined
  readonly ofSystem: (systemId: string) => ReadonlyArray<AxisAgency>
  readonly secretOf: (systemId: string) => string | undefined
}

const codesOf = ({ code, otherCode }: AxisAgency) => (otherCode === undefined ? [code] : [code, otherCode])

/** Refuses agencies that could not be told apart, or a system with two secrets. */
export const connectAgencies = (all: ReadonlyArray<AxisAgency>): Agencies => {
  const byCode = new Map<string, AxisAgency>()
  const secrets = new Map<string, string>()
  for (const agency of all) {
    for (const code of codesOf(agency)) {
      if (byCode.has(code)) throw new AxisError({ reason: "doubled-agency", detail: { agency: code } })
      byCode.set(code, agency)
    }
    if ((secrets.get(agency.systemId) ?? agency.secret) !== agency.secret) {
      throw new AxisError({ reason: "two-secrets", detail: { systemId: agency.systemId } })
    }
    secrets.set(agency.systemId, agency.secret)
  }
  return {
    all,
    find: (code) => byCode.get(code),
    ofSystem: (systemId) => all.filter((agency) => agency.systemId === systemId),
    secretOf: (systemId) => secrets.get(systemId),
  }
}
