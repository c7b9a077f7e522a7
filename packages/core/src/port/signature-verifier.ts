import { Context, type Effect } from "effect"
import type { VietnamTime } from "../time/vietnam-time.ts"
import type { SignatureFinding } from "../vocabulary/signature.ts"

/**
 * Checks the signatures inside a file (kiểm tra chữ ký số). Never fails: what cannot be judged is
 * `signature-unreadable`. A file without signatures, or of a kind that cannot carry them, gives an empty list. Findings come in the order in
 * which the signatures were made. `now` is the judging time where a signature does not state its own.
 */
export class SignatureVerifier extends Context.Service<
  SignatureVerifier,
  {
    readonly verify: (file: {
      readonly name: string
      readonly bytes: Uint8Array
      readonly now: VietnamTime
    }) => Effect.Effect<ReadonlyArray<SignatureFinding>>
  }
>()("@lienthong/core/port/SignatureVerifier") {}
