import { Context, type Effect } from "effect"
import type { VietnamTime } from "../time/vietnam-time.ts"
import type { SignatureFinding } from "../vocabulary/signature.ts"
import type { ByteSource } from "./storage/byte-source.ts"
import type { StorageError } from "./storage/storage-error.ts"

/**
 * Checks the signatures inside a file (kiểm tra chữ ký số). Fails only as the file's bytes do: what cannot be
 * judged is `signature-unreadable`. A file without signatures, or of a kind that cannot carry them, gives an
 * empty list. Findings come in the order in which the signatures were made. `now` is the judging time where a
 * signature does not state its own.
 */
export class SignatureVerifier extends Context.Service<
  SignatureVerifier,
  {
    readonly verify: (file: {
      readonly name: string
      readonly bytes: ByteSource
      readonly now: VietnamTime
    }) => Effect.Effect<ReadonlyArray<SignatureFinding>, StorageError>
  }
>()("@lienthong/core/port/SignatureVerifier") {}
