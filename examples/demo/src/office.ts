import { appendFileSync } from "node:fs"
import { nationalAxis, pdfSigner, pdfVerifier, pkcs12 } from "@lienthong/adapters-axis"
import { sqlite } from "@lienthong/adapters-sqlite"
import { type OpenedExchange, openExchange } from "@lienthong/core"
import type { AxisProcess } from "./axis-process.ts"
import type { Role } from "./cast.ts"
import type { Certificates } from "./certificates.ts"
import type { Stage } from "./folder.ts"

/** An open agency, as a document system that embeds the library has it. */
export interface Office extends Role {
  readonly exchange: OpenedExchange
}

/**
 * Opens an agency's exchange through the Promise door, as an embedding team would. An office that runs its
 * intake alone sends when its host opens the line.
 */
export const openOffice = async (
  role: Role,
  stage: Stage,
  axis: AxisProcess,
  certificates: Certificates,
  runs: "all" | "intake",
): Promise<Office> => {
  const keys = certificates.keysOf(role)
  const exchange = await openExchange({
    agency: role.agency,
    storage: sqlite(stage.store(role.agency.code)),
    axis: nationalAxis({
      endpoint: axis.control.endpoint,
      systemId: axis.systemId(role),
      secret: axis.secret(role),
      timeout: "3 seconds",
    }),
    signers: pdfSigner(
      keys
        ? {
            person: pkcs12(keys.person, keys.pin),
            agency: pkcs12(keys.agency, keys.pin),
            trust: [certificates.rootPem],
          }
        : {},
    ),
    verifier: pdfVerifier({ trust: [certificates.rootPem] }),
    retry: { firstDelaySeconds: 1, maxDelaySeconds: 60, attempts: 10, readAgainSeconds: 60 },
    workers: {
      pollMillis: 100,
      capacity: runs === "all" ? { urgent: 1, ordinary: 2 } : { urgent: 0, ordinary: 0 },
    },
    clock: stage.now,
    log: ({ at, level, message, cause }) =>
      appendFileSync(stage.log, `${at.toISOString()} ${level} ${role.agency.code} ${message}\n${cause}\n`),
  })
  return { ...role, exchange }
}
