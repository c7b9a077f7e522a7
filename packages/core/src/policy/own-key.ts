import type { Actor } from "../agency/actor.ts"
import type { Agency } from "../agency/agency.ts"
import type { CertificateSummary } from "../vocabulary/signature.ts"
import { unaccented } from "../vocabulary/unaccented.ts"
import { sealedBy } from "./sealed-by.ts"

/** Reduces a name to its letters: certificates write names without accents, in capitals, or after a title. */
const words = (name: string) =>
  unaccented(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .join(" ")

const contains = (whole: string, part: string) => ` ${whole} `.includes(` ${part} `)

/** Whether a certificate's holder has a given name, with or without a title on either side. */
export const isNamed = (subject: string, name: string): boolean => {
  const [holder, person] = [words(subject), words(name)]
  return holder !== "" && person !== "" && (contains(holder, person) || contains(person, holder))
}

/**
 * Whether a person signs with their own key (Decree 30/2020, Art. 13.7 and 32.3): the certificate names them,
 * with or without a title. A certificate without a name cannot tell.
 */
export const isOwnKey = ({ subject }: CertificateSummary, by: Actor): boolean =>
  words(subject) === "" || isNamed(subject, by.name)

/** Whether an agency seals with its own key, as far as the certificate tells. No agency seals for another. */
export const isOwnSeal = (
  certificate: CertificateSummary,
  agency: Agency,
  otherCodes: ReadonlyArray<string>,
): boolean =>
  sealedBy([{ holder: "agency", verdict: "valid", signer: certificate.subject, certificate }], {
    codes: [agency.code, ...otherCodes],
    name: agency.name,
  }) !== "another-agency"
