import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { type VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import { createPki } from "@lienthong/testkit"
import type { Role } from "./cast.ts"

/** One agency's key files. */
export interface Keys {
  readonly person: Uint8Array
  readonly agency: Uint8Array
  readonly pin: string
}

/** The demo's PKI as files: the root that all trust, and a PKCS#12 file for each person and each agency. */
export interface Certificates {
  readonly rootPem: string
  /** The keys of an agency; none for one that only receives. */
  readonly keysOf: (role: Role) => Keys | undefined
}

const pin = "12345678"

const fileOf = (folder: string, role: Role, holder: "person" | "agency") =>
  join(folder, `${role.agency.code}-${holder}.p12`)

/** Makes a root → an agency CA → a certificate for every person and every agency, once for a folder. */
const issue = async (folder: string, roles: ReadonlyArray<Role>, now: VietnamTime) => {
  mkdirSync(folder, { recursive: true })
  const pki = await createPki({ now, name: "Lienthong Demo" })
  await Promise.all(
    roles.flatMap((role) => [
      pki
        .issuePerson({
          name: role.chief.name,
          position: role.chief.position ?? "",
          agency: role.agency.name,
        })
        .then(({ p12 }) => writeFileSync(fileOf(folder, role, "person"), p12)),
      pki
        .issueAgency({ code: role.agency.code, name: role.agency.name })
        .then(({ p12 }) => writeFileSync(fileOf(folder, role, "agency"), p12)),
    ]),
  )
  writeFileSync(join(folder, "root.pem"), pki.rootPem)
}

/** Makes the certificates of a first run, or reads those of an earlier one. */
export const openCertificates = async (
  folder: string,
  roles: ReadonlyArray<Role>,
  now: () => number,
): Promise<Certificates> => {
  const root = join(folder, "root.pem")
  if (!existsSync(root)) await issue(folder, roles, vietnamTime(now()))
  const read = (role: Role, holder: "person" | "agency") =>
    new Uint8Array(readFileSync(fileOf(folder, role, holder)))
  return {
    rootPem: readFileSync(root, "utf8"),
    keysOf: (role) =>
      existsSync(fileOf(folder, role, "person"))
        ? { person: read(role, "person"), agency: read(role, "agency"), pin }
        : undefined,
  }
}
