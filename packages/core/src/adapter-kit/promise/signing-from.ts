import { Effect, Layer, Predicate } from "effect"
import type { SealSignature } from "../../log/event.ts"
import { LogSealer } from "../../port/log-sealer.ts"
import { SignatureVerifier } from "../../port/signature-verifier.ts"
import {
  type BeginRequest,
  type BegunSignature,
  type FinishRequest,
  type SignedFile,
  Signer,
  type SignRequest,
} from "../../port/signer.ts"
import { SigningError } from "../../port/signing-error.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { SignatureCheck } from "../../vocabulary/signature.ts"
import { signMillis } from "../patience.ts"
import { type CallContext, callAdapter, failureOf, problemOf } from "./call-adapter.ts"
import { givenSource, isGivenBytes, type PlainBytes, plainBytes } from "./plain-bytes.ts"

type Plain<Request> = Omit<Request, "bytes"> & { readonly bytes: PlainBytes }

/** A signed file from an adapter. */
export type PlainSignedFile = Omit<SignedFile, "bytes"> & { readonly bytes: Uint8Array | PlainBytes }

/** A signer as async functions; {@link Signer} documents each. */
export interface PromiseSigner {
  readonly sign: (request: Plain<SignRequest>, call: CallContext) => Promise<PlainSignedFile>
  readonly check?: (
    file: Plain<Pick<SignRequest, "fileName" | "bytes" | "at">>,
    call: CallContext,
  ) => Promise<unknown>
  readonly later?: {
    readonly begin: (request: Plain<BeginRequest>, call: CallContext) => Promise<BegunSignature>
    readonly finish: (request: Plain<FinishRequest>, call: CallContext) => Promise<PlainSignedFile>
  }
}

/** A verifier as an async function; {@link SignatureVerifier} documents it. */
export interface PromiseVerifier {
  readonly verify: (
    file: { readonly name: string; readonly bytes: PlainBytes; readonly now: VietnamTime },
    call: CallContext,
  ) => Promise<ReadonlyArray<SignatureCheck>>
}

/** A sealer of the log with an async `sign`; {@link LogSealer} documents it. */
export type PromiseSealer = Pick<LogSealer["Service"], "hash" | "verify"> & {
  readonly sign: (statement: string, call: CallContext) => Promise<SealSignature>
}

const failure = failureOf<SigningError | StorageError>(
  SigningError,
  (cause) =>
    new SigningError({
      reason: "unavailable",
      detail: problemOf(cause, "bộ ký báo lỗi"),
      cause,
    }),
)
const ask = callAdapter(failure, signMillis)
const plain = <Request extends Pick<SignRequest, "bytes">>(request: Request): Plain<Request> => ({
  ...request,
  bytes: plainBytes(request.bytes),
})
/** Anything but a signed file passes unchanged, and the exchange refuses it. */
const signed = (given: PlainSignedFile): SignedFile =>
  Predicate.isObject(given) && isGivenBytes(given.bytes)
    ? { ...given, bytes: givenSource(given.bytes, (thrown) => failure(thrown) as StorageError) }
    : (given as never)

/** Reading the signer's own object may throw. */
const readSigned = (given: PlainSignedFile) =>
  Effect.try({ try: () => signed(given), catch: (thrown) => failure(thrown) })

/**
 * Makes a signer from async functions. They throw a `SigningError`, or a value with one of its reasons as
 * `reason` and the details as `detail`. Any other thrown value becomes `unavailable`, so that signing can be
 * tried again.
 */
export const signerFrom = (signer: PromiseSigner): Layer.Layer<Signer> => {
  const { sign, check, later } = signer
  return Layer.succeed(
    Signer,
    Signer.of({
      sign: (request) =>
        Effect.flatMap(
          ask((call) => sign(plain(request), call)),
          readSigned,
        ),
      ...(check && { check: (file) => Effect.asVoid(ask((call) => check(plain(file), call))) }),
      ...(later && {
        later: {
          begin: (request) => ask((call) => later.begin(plain(request), call)),
          finish: (request) =>
            Effect.flatMap(
              ask((call) => later.finish(plain(request), call)),
              readSigned,
            ),
        },
      }),
    }),
  )
}

/**
 * Makes a verifier from an async function. A thrown value is a defect, unless reading the file's bytes threw
 * it.
 */
export const verifierFrom = (verifier: PromiseVerifier): Layer.Layer<SignatureVerifier> => {
  const { verify } = verifier
  return Layer.succeed(
    SignatureVerifier,
    SignatureVerifier.of({
      verify: (file) =>
        callAdapter((thrown) => thrown)((call) =>
          verify({ ...file, bytes: plainBytes(file.bytes) }, call),
        ).pipe(Effect.catch((thrown) => (isStorageError(thrown) ? Effect.fail(thrown) : Effect.die(thrown)))),
    }),
  )
}

const isStorageError = (thrown: unknown): thrown is StorageError =>
  typeof thrown === "object" && thrown !== null && Reflect.get(thrown, "_tag") === "StorageError"

/**
 * Makes a sealer from an async function. A thrown value that is not a `SigningError` becomes `unavailable`.
 */
export const sealerFrom = (sealer: PromiseSealer): Layer.Layer<LogSealer> => {
  const { hash, sign, verify } = sealer
  return Layer.succeed(
    LogSealer,
    LogSealer.of({
      hash,
      verify,
      sign: (statement) =>
        Effect.mapError(
          ask((call) => sign(statement, call)),
          (error) => error as SigningError,
        ),
    }),
  )
}
