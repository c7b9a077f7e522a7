import { Context, type Effect } from "effect"
import type { VietnamTime } from "../time/vietnam-time.ts"
import type { SignatureCheck } from "../vocabulary/signature.ts"
import type { ByteSource } from "./storage/byte-source.ts"
import type { StorageError } from "./storage/storage-error.ts"

/**
 * Checks the signatures inside a file (kiểm tra chữ ký số). Fails only when reading the file's bytes fails: a
 * signature that cannot be judged is `signature-unreadable`. For a file without signatures, or of a kind that
 * cannot carry them, the list is empty. Findings are in the order of signing. A signature that does not state
 * its own time is judged at `now`. A signature of a changed document that would not be valid without the
 * change either has a second verdict in `besides`.
 */
export class SignatureVerifier extends Context.Service<
  SignatureVerifier,
  {
    readonly verify: (file: {
      readonly name: string
      readonly bytes: ByteSource
      readonly now: VietnamTime
    }) => Effect.Effect<ReadonlyArray<SignatureCheck>, StorageError>
  }
>()("@lienthong/core/port/SignatureVerifier") {}
