import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pdfSigner, pdfVerifier, pkcs12 } from "@lienthong/adapters-axis"
import type { ExchangeOptions } from "@lienthong/core"
import { vietnamTime } from "@lienthong/core/calendar"
import { createPki } from "@lienthong/testkit"
import type { Cast } from "./cast.ts"

/** The PIN of the keys of this example, which are made on this machine and trusted by nobody else. */
const pin = "12345678"

/** The keys of an agency's people and its seal, and the root that they are under. */
export interface Certificates {
  readonly verifier: ExchangeOptions["verifier"]
  readonly signersOf: (cast: Cast) => ExchangeOptions["signers"]
}

const signersAmong = ({ people }: Cast) => people.filter(({ roles }) => roles?.includes("signer"))

const issue = async (folder: string, casts: ReadonlyArray<Cast>, now: number) => {
  mkdirSync(folder, { recursive: true })
  const pki = await createPki({ now: vietnamTime(now), name: "Lienthong QLVB" })
  const keep = (name: string, { p12 }: { readonly p12: Uint8Array }) =>
    writeFileSync(join(folder, `${name}.p12`), p12)
  for (const cast of casts) {
    const { profile } = cast
    keep(profile.code, await pki.issueAgency(profile, { pin }))
    for (const { id, name, position = "" } of signersAmong(cast))
      keep(id, await pki.issuePerson({ name, position, agency: profile.name }, { pin }))
  }
  writeFileSync(join(folder, "root.pem"), pki.rootPem)
}

/** Makes the keys on the first start, and reads them on every start. */
export const openCertificates = async (
  folder: string,
  casts: ReadonlyArray<Cast>,
  now: number,
): Promise<Certificates> => {
  const root = join(folder, "root.pem")
  if (!existsSync(root)) await issue(folder, casts, now)
  const rootPem = readFileSync(root, "utf8")
  const key = (name: string) => pkcs12(new Uint8Array(readFileSync(join(folder, `${name}.p12`))), pin)
  return {
    verifier: pdfVerifier({ trust: [rootPem] }),
    signersOf: (cast) => {
      const signers = signersAmong(cast)
      if (signers.length === 0) return pdfSigner({})
      return pdfSigner({
        person: Object.fromEntries(signers.map(({ id }) => [id, key(id)])),
        agency: key(cast.profile.code),
        trust: [rootPem],
      })
    },
  }
}
