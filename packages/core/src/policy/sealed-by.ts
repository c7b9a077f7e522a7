import { Schema } from "effect"
import { agencyNameKey, isSameAgencyCode } from "../vocabulary/key.ts"
import type { SignatureFinding } from "../vocabulary/signature.ts"

/**
 * Whose seal a document carries (xác thực về nguồn gốc; Decision 28/2018, Art. 6.1 and 9.1): the sender's,
 * another agency's, or that of an agency whose certificate cannot be compared.
 */
export const SealedBy = Schema.Literals(["sender", "another-agency", "unknown", "nobody"])
export type SealedBy = typeof SealedBy.Type

/**
 * Compares the valid agency signatures of a document with its sender. An identifier in the certificate
 * decides. A certificate with only a name confirms the sender when the name is the same, and proves nothing
 * otherwise, since agencies are named in many ways.
 */
export const sealedBy = (
  findings: ReadonlyArray<SignatureFinding>,
  sender: { readonly codes: ReadonlyArray<string>; readonly name?: string },
): SealedBy => {
  const seals = findings.filter(({ holder, verdict }) => holder === "agency" && verdict === "valid")
  if (seals.length === 0) return "nobody"
  const verdicts = seals.map(({ signer, certificate }): SealedBy => {
    const code = certificate?.organizationCode
    if (code !== undefined)
      return sender.codes.some((each) => isSameAgencyCode(each, code)) ? "sender" : "another-agency"
    const names = [signer, certificate?.organization ?? signer].map(agencyNameKey)
    return sender.name !== undefined && names.includes(agencyNameKey(sender.name)) ? "sender" : "unknown"
  })
  return verdicts.includes("sender") ? "sender" : verdicts.includes("unknown") ? "unknown" : "another-agency"
}
