import { AxisError } from "./axis-error.ts"

/** An agency connected to the axis, and the system that acts for it. */
export interface AxisAgency {
  readonly code: string
  readonly name: string
  /** The same agency's code of the other standard. Packets to it arrive too. */
  readonly otherCode?: string
  /** A system that serves several agencies uses the same secret for all of them. */
  readonly systemId: string
  readonly secret: string
}

/** The connected agencies, by code or by system. */
export interface Agencies {
  readonly all: ReadonlyArray<AxisAgency>
  readonly find: (code: string) => AxisAgency | undefined
  readonly ofSystem: (systemId: string) => ReadonlyArray<AxisAgency>
  readonly secretOf: (systemId: string) => string | undefined
}

const codesOf = ({ code, otherCode }: AxisAgency) => (otherCode === undefined ? [code] : [code, otherCode])

/** Rejects agencies that cannot be distinguished, and a system with two secrets. */
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
