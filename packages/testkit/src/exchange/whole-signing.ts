import type { SigningError } from "@lienthong/core"
import {
  byteSource,
  type CertificateSummary,
  collectBytes,
  type SignatureFinding,
  type SignatureVerifier,
  type Signer,
  type SignRequest,
} from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"

/** A file to sign, whole in memory. */
export interface WholeSignRequest extends Omit<SignRequest, "bytes"> {
  readonly bytes: Uint8Array
}

/** A signer of files that are whole in memory, for tests. */
export interface WholeSigner {
  readonly sign: (
    request: WholeSignRequest,
  ) => Effect.Effect<{ readonly bytes: Uint8Array; readonly certificate: CertificateSummary }, SigningError>
  readonly check?: (
    file: Pick<WholeSignRequest, "fileName" | "bytes" | "at">,
  ) => Effect.Effect<void, SigningError>
}

/** A verifier of files that are whole in memory, for tests. */
export interface WholeVerifier {
  readonly verify: (file: {
    readonly name: string
    readonly bytes: Uint8Array
    readonly now: VietnamTime
  }) => Effect.Effect<ReadonlyArray<SignatureFinding>>
}

/** Signs files that are whole in memory. Reading them never fails. */
export const wholeSigner = (signer: Signer["Service"]): WholeSigner => {
  const { sign, check } = signer
  return {
    sign: Effect.fnUntraced(
      function* (request) {
        const { bytes, certificate } = yield* sign({ ...request, bytes: byteSource(request.bytes) })
        return { bytes: yield* collectBytes(bytes.stream), certificate }
      },
      Effect.catchTag("StorageError", (error) => Effect.die(error)),
    ),
    ...(check && {
      check: (file) =>
        Effect.catchTag(check({ ...file, bytes: byteSource(file.bytes) }), "StorageError", (error) =>
          Effect.die(error),
        ),
    }),
  }
}

/** Checks files that are whole in memory. */
export const wholeVerifier = (verifier: SignatureVerifier["Service"]): WholeVerifier => ({
  verify: (file) => Effect.orDie(verifier.verify({ ...file, bytes: byteSource(file.bytes) })),
})
