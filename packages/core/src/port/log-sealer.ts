import { Context, type Effect } from "effect"
import type { SealSignature } from "../log/event.ts"
import type { HashText } from "../log/merkle.ts"
import type { SealVerdict } from "../log/seal-verdict.ts"
import type { SigningError } from "./signing-error.ts"

/**
 * Signs and verifies the seals of a log (niêm phong nhật ký) with a key of the agency, from a file or an HSM.
 */
export class LogSealer extends Context.Service<
  LogSealer,
  {
    readonly hash: HashText
    /** Signs the UTF-8 bytes of a statement. A second call may give a different signature; both are valid. */
    readonly sign: (statement: string) => Effect.Effect<SealSignature, SigningError>
    readonly verify: (statement: string, signature: SealSignature) => SealVerdict
  }
>()("@lienthong/core/port/LogSealer") {}
