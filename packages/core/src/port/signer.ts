import { Context, type Effect } from "effect"
import type { Actor } from "../agency/actor.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"
import type { CertificateSummary, SignatureHolder } from "../vocabulary/signature.ts"
import type { SigningError } from "./signing-error.ts"
import type { ByteSource } from "./storage/byte-source.ts"
import type { StorageError } from "./storage/storage-error.ts"

/** One file to sign. */
export interface SignRequest {
  readonly as: SignatureHolder
  readonly by: Actor
  readonly fileName: string
  readonly bytes: ByteSource
  /** Shown in the signature's properties, for example `Ký ban hành`. */
  readonly purpose: string
  /** Signing time, from the caller's clock. */
  readonly at: VietnamTime
}

/** A file that was signed, and by whose key. */
export interface SignedFile {
  readonly bytes: ByteSource
  readonly certificate: CertificateSummary
}

/**
 * Signs files (ký số) with the keys of one agency. Implemented by PKCS#12 files, tokens or an HSM.
 *
 * Signing keeps every earlier signature of the file valid: the bytes of `request.bytes` are a prefix of the result.
 * It fails before changing anything when the certificate is not valid at `at`. The exchange keeps no signature whose
 * certificate names another person than `by`, or states the identifier of another agency.
 *
 * `check` says of a file whether `sign` could ever sign it, and fails as that would: `not-a-pdf`, `pdf-unsupported`,
 * `earlier-signature-broken`. It uses no key, says nothing of certificates, and changes nothing. The exchange asks it of
 * each file of a draft, so that nobody hears of a file's form only after the document was signed: what passes it can be
 * signed later, first by the person and then by the agency. A signer without it is asked nothing; every PDF then passes.
 */
export class Signer extends Context.Service<
  Signer,
  {
    readonly sign: (request: SignRequest) => Effect.Effect<SignedFile, SigningError | StorageError>
    readonly check?: (
      file: Pick<SignRequest, "fileName" | "bytes" | "at">,
    ) => Effect.Effect<void, SigningError | StorageError>
  }
>()("@lienthong/core/port/Signer") {}
