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

/** A signed file and the certificate of the key that signed it. */
export interface SignedFile {
  readonly bytes: ByteSource
  readonly certificate: CertificateSummary
}

/** A file to begin signing, for a key that is elsewhere: in a person's token, at a service. */
export interface BeginRequest extends SignRequest {
  /** The key's certificates in DER, the holder's own first, if the signer does not have them itself. */
  readonly certificates?: ReadonlyArray<Uint8Array>
}

/**
 * The bytes that a key signs, and what `finish` needs afterwards. All of it may be stored; none of it is
 * secret.
 */
export interface BegunSignature {
  /** The bytes to sign. Keys that hash on their own take `message`; others take `digest`, its SHA-256. */
  readonly message: Uint8Array
  readonly digest: Uint8Array
  /**
   * The SHA-256 of the file's bytes that the signature covers, for software that makes a whole CMS signature
   * of it.
   */
  readonly content: Uint8Array
  /** The certificate of the key that is to sign. */
  readonly certificate: CertificateSummary
  /** What `finish` needs, as text. It does not contain the file. */
  readonly preparation: string
}

/**
 * The signature of a key elsewhere: a raw signature over `message` (in DER for an elliptic curve), or a
 * detached CMS signature.
 */
export type MadeSignature = { readonly raw: Uint8Array } | { readonly cms: Uint8Array }

/** Finishes a signing: the same file as in `begin`, and the signature. */
export interface FinishRequest extends Pick<SignRequest, "fileName" | "bytes"> {
  readonly preparation: string
  readonly made: MadeSignature
}

/**
 * Signs with keys that are elsewhere, now or days later. `begin` fails as `sign` does before it uses a key.
 * `finish` may run in another process than `begin`, and more than once. It fails with `begun-otherwise` for
 * another file than the one in `begin`, and with `signature-refused` for a signature over other bytes or by
 * another key. On success the file is the same as `sign` makes it.
 */
export interface SignLater {
  readonly begin: (request: BeginRequest) => Effect.Effect<BegunSignature, SigningError | StorageError>
  readonly finish: (request: FinishRequest) => Effect.Effect<SignedFile, SigningError | StorageError>
}

/**
 * Signs files (ký số) with the keys of one agency. Implemented by PKCS#12 files, tokens or an HSM.
 *
 * Signing keeps every earlier signature of the file valid: the bytes of `request.bytes` are a prefix of the
 * result. It fails before changing anything when the certificate is not valid at `at`. The exchange keeps no
 * signature whose certificate names another person than `by`, or states the identifier of another agency.
 *
 * `check` finds out whether `sign` could ever sign a file, and fails as `sign` would: `not-a-pdf`,
 * `pdf-unsupported`, `earlier-signature-broken`. It uses no key, checks no certificate, and changes nothing.
 * The exchange calls it for each file of a draft, so that a fault in a file's form shows before the document
 * is signed: a file that passes can be signed later, first by the person and then by the agency. With a
 * signer that lacks it every PDF passes.
 */
export class Signer extends Context.Service<
  Signer,
  {
    readonly sign: (request: SignRequest) => Effect.Effect<SignedFile, SigningError | StorageError>
    /** For keys that are elsewhere; a signer without it signs only with keys at hand. */
    readonly later?: SignLater
    readonly check?: (
      file: Pick<SignRequest, "fileName" | "bytes" | "at">,
    ) => Effect.Effect<void, SigningError | StorageError>
  }
>()("@lienthong/core/port/Signer") {}
