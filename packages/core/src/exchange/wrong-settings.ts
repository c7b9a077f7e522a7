import { isOwnAgencyCode } from "../agency/agency-identifier.ts"
import { type InputError, reject } from "../document/input-error.ts"
import { placeFaults, sayPlaceFault } from "../document/place-and-date.ts"
import { type SignaturePolicy, wrongSignaturePolicy } from "../policy/signature-policy.ts"

/** What is wrong with the place that is to be printed before a date (địa danh), as Annex I, II.4 of Decree 30/2020 has it. */
export const wrongPlace = (place: string): InputError | undefined => {
  const [fault] = placeFaults(place)
  if (fault === undefined) return undefined
  const { en, vi } = sayPlaceFault(fault)
  return reject("place-malformed", { place, problem: en, problemVi: vi })
}

/** What keeps an agency's exchange from being opened: it is to stand as sender, and its place be printed, on all it sends. */
export const wrongSettings = (settings: {
  readonly agency: { readonly code: string }
  readonly place?: string | undefined
  readonly signaturePolicy?: SignaturePolicy | undefined
}): InputError | undefined => {
  const { code } = settings.agency
  if (!isOwnAgencyCode(code)) return reject("own-code-malformed", { code })
  const misplaced = settings.place === undefined ? undefined : wrongPlace(settings.place)
  return (
    misplaced ??
    (settings.signaturePolicy === undefined ? undefined : wrongSignaturePolicy(settings.signaturePolicy))
  )
}
