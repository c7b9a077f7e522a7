import type { Actor } from "../agency/actor.ts"
import type { Agency } from "../agency/agency.ts"
import type { CertificateSummary } from "../vocabulary/signature.ts"
import { unaccented } from "../vocabulary/unaccented.ts"
import { sealedBy } from "./issuer.ts"

/** Letters alone tell names apart: certificates write them without accents, in capitals, with a title in front. */
const words = (name: string) =>
  unaccented(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .join(" ")

const contains = (whole: string, part: string) => ` ${whole} `.includes(` ${part} `)

/** Whether a certificate's holder is the person of a name, with or without a title on either side. */
export const isNamed = (subject: string, name: string): boolean => {
  const [holder, person] = [words(subject), words(name)]
  return holder !== "" && person !== "" && (contains(holder, person) || contains(person, holder))
}

/**
 * Whether a person signs with a key of their own (Decree 30/2020, Art. 13.7 and 32.3), as far as the certificate tells:
 * it names them, with or without a title. A certificate that names nobody does not tell.
 */
export const isOwnKey = ({ subject }: CertificateSummary, by: Actor): boolean =>
  words(subject) === "" || isNamed(subject, by.name)

/** Whether an agency seals with its own key, as far as the certificate tells. Nobody seals for another agency. */
export const isOwnSeal = (
  certificate: CertificateSummary,
  agency: Agency,
  otherCodes: ReadonlyArray<string>,
): boolean =>
  sealedBy([{ holder: "agency", verdict: "valid", signer: certificate.subject, certificate }], {
    codes: [agency.code, ...otherCodes],
    name: agency.name,
  }) !== "another-agency"
