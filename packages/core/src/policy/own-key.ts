import type { Actor } from "../agency/actor.ts"
import type { Agency } from "../agency/agency.ts"
import type { CertificateSummary } from "../vocabulary/signature.ts"
import { isSameName } from "./same-name.ts"
import { sealedBy } from "./sealed-by.ts"

/**
 * Whether a person signs with their own key (Decree 30/2020, Art. 13.7 and 32.3): the certificate names them
 * and nobody else. A certificate without a name cannot tell.
 */
export const isOwnKey = ({ subject }: CertificateSummary, by: Actor): boolean =>
  subject.trim() === "" || isSameName(subject, by.name, by.position)

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
