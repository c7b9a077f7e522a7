import { Effect } from "effect"
import { getBytes } from "../../adapter-kit/whole-files.ts"
import type { Actor } from "../../agency/actor.ts"
import { isOwnKey, isOwnSeal } from "../../policy/own-key.ts"
import { SigningError } from "../../port/signing-error.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { FileRef } from "../../vocabulary/file.ts"
import type { CertificateSummary, SignatureHolder } from "../../vocabulary/signature.ts"
import { askToSign } from "../file/ask-signing.ts"
import { Settings } from "../settings/settings.ts"
import { checkAnnexKinds, checkEarlierSignatures, checkSignable } from "./check-signable.ts"

type Files = readonly [FileRef, ...Array<FileRef>]

const purposes: Readonly<Record<SignatureHolder, string>> = {
  person: "Ký ban hành",
  agency: "Ký số cơ quan, tổ chức",
}

/** Refuses a signature of another person or agency. */
const checkKey = Effect.fnUntraced(function* (
  certificate: CertificateSummary,
  as: SignatureHolder,
  by: Actor,
) {
  const { agency, otherCodes } = yield* Settings
  const { subject } = certificate
  if (as === "person" && !isOwnKey(certificate, by))
    return yield* new SigningError({ reason: "another-person", detail: { subject, person: by.name } })
  if (as === "agency" && !isOwnSeal(certificate, agency, otherCodes))
    return yield* new SigningError({ reason: "another-agency", detail: { subject, agency: agency.name } })
})

/**
 * Signs a document's files: the person signs the document itself; the agency signs it and every annex.
 * Neither signs if an annex cannot carry the agency's signature (Decree 30/2020, Annex I: an annex in a file
 * of its own has it).
 */
export const signFiles = Effect.fnUntraced(function* (
  files: Files,
  as: SignatureHolder,
  by: Actor,
  at: VietnamTime,
) {
  const storage = yield* Storage
  const signOne = Effect.fnUntraced(function* (file: FileRef) {
    const bytes = yield* storage.getBlob(file.digest)
    yield* checkEarlierSignatures(file.name, bytes, at)
    const signed = yield* askToSign({ as, by, fileName: file.name, bytes, purpose: purposes[as], at })
    yield* checkKey(signed.certificate, as, by)
    const kept = yield* storage.putBlob(signed.bytes.stream)
    return { file: { ...file, ...kept }, certificate: signed.certificate }
  })
  const [main, ...annexes] = files
  yield* checkAnnexKinds(annexes)
  if (as === "person")
    for (const { name, digest } of annexes) yield* checkSignable(name, yield* getBytes(storage, digest))
  const { file, certificate } = yield* signOne(main)
  const others =
    as === "agency"
      ? yield* Effect.forEach(annexes, (annex) => Effect.map(signOne(annex), (signed) => signed.file))
      : annexes
  const result: [FileRef, ...Array<FileRef>] = [file, ...others]
  return { files: result, certificate }
})
