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

/** A file whose signing begins, for a key that is elsewhere: in a person's token, at a service. */
export interface BeginRequest extends SignRequest {
  /** The key's certificates in DER, the holder's own first, where the signer does not have them itself. */
  readonly certificates?: ReadonlyArray<Uint8Array>
}

/**
 * What a key is to sign, and what is needed when it has signed. All of it may be kept, and nothing of it is
 * secret.
 */
export interface BegunSignature {
  /** What a key signs. Keys that hash by themselves take `message`, others take `digest`, its SHA-256. */
  readonly message: Uint8Array
  readonly digest: Uint8Array
  /**
   * The SHA-256 of the file's own bytes under the signature, for software that makes a whole CMS signature of
   * it.
   */
  readonly content: Uint8Array
  /** Whose key is to sign. */
  readonly certificate: CertificateSummary
  /** What `finish` needs, as text. The file is not in it. */
  readonly preparation: string
}

/**
 * What a key elsewhere has made: its signature over `message` (of an elliptic curve in DER), or a detached
 * CMS signature.
 */
export type MadeSignature = { readonly raw: Uint8Array } | { readonly cms: Uint8Array }

/** A signing that was begun, the file that it was begun with, and the signature that came. */
export interface FinishRequest extends Pick<SignRequest, "fileName" | "bytes"> {
  readonly preparation: string
  readonly made: MadeSignature
}

/**
 * Signs with keys that are elsewhere, now or days later. `begin` fails as `sign` would before it uses a key.
 * `finish` may be asked of another process than `begin`, and more than once; it fails with `begun-otherwise`
 * for another file than the one that was begun, and with `signature-refused` for a signature over anything
 * else, or by another key. When it succeeds, the file is as `sign` would have made it.
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
 * `check` says of a file whether `sign` could ever sign it, and fails as that would: `not-a-pdf`,
 * `pdf-unsupported`, `earlier-signature-broken`. It uses no key, says nothing of certificates, and changes
 * nothing. The exchange asks it of each file of a draft, so that nobody hears of a file's form only after the
 * document was signed: what passes it can be signed later, first by the person and then by the agency. A
 * signer without it is asked nothing; every PDF then passes.
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
