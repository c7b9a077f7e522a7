import { Effect, Option, Schema } from "effect"
import { type AgencyCode, isWellFormedAgencyCode } from "../../agency/agency-code.ts"
import type { RecipientCapacity } from "../../policy/paper.ts"
import { AgencyDirectory } from "../../port/agency-directory.ts"
import { reject } from "../../vocabulary/input-error.ts"
import { findSurely } from "../directory/find-surely.ts"
import { checkCapacity } from "../input/check-capacity.ts"
import { mayBeLeftOut, textAs } from "../input/request.ts"

/** To whom a document goes (nơi nhận). A code alone means an agency that the axis' directory knows. */
export const RecipientRequest = Schema.Struct({
  code: Schema.String,
  /** The directory's name when absent. */
  name: mayBeLeftOut(Schema.String),
  /**
   * For whom a focal point of the Government receives; the Government when absent (Art. 7.3a). The dispatcher
   * vouches.
   */
  capacity: mayBeLeftOut(textAs<RecipientCapacity>()),
  /** The document is for a person there to carry out (Art. 7.2b lists may name these). */
  individual: mayBeLeftOut(Schema.Boolean),
  /** `false`: the agency exists but is not connected, or not able (Art. 7.1); it gets paper alone. */
  connected: mayBeLeftOut(Schema.Boolean),
  /**
   * Which requirement of Art. 7.1 is not met, where the directory has an agency that is said not to be
   * connected: needed then, and kept in the plan.
   */
  because: mayBeLeftOut(Schema.String),
  /**
   * As the answers of this library and a directory have it; which codes are one agency's the directory says.
   */
  otherCode: mayBeLeftOut(Schema.String),
})
export interface RecipientRequest extends Schema.Schema.Type<typeof RecipientRequest> {}

/** A recipient that was found: under its main code, whichever of its codes was asked for. */
export interface Recipient {
  readonly code: AgencyCode
  readonly otherCode?: string
  readonly name: string
  readonly capacity?: RecipientCapacity
  readonly individual?: boolean
  readonly connected: boolean
  readonly because?: string
}

/**
 * Finds the recipients in the directory, or says which is wrong. Who is said not to be connected is looked
 * up, too: the directory may know better, and an agency is one under both of its codes.
 */
export const findRecipients = Effect.fnUntraced(function* (
  requests: ReadonlyArray<RecipientRequest | string>,
) {
  const directory = yield* AgencyDirectory
  const found = new Map<string, Recipient>()
  for (const given of requests) {
    const request: RecipientRequest = typeof given === "string" ? { code: given } : given
    const { code, name, connected = true, capacity, individual } = request
    if (!isWellFormedAgencyCode(code)) return yield* reject("agency-code-malformed", { code })
    const entry = yield* connected ? findSurely(code) : directory.find(code)
    if (connected && Option.isNone(entry)) return yield* reject("recipient-unknown", { code })
    const because = connected ? undefined : request.because?.trim() || undefined
    if (!connected && Option.isSome(entry) && because === undefined)
      return yield* reject("recipient-connected", { code })
    const known = Option.getOrElse(entry, () => ({ code, name: code, otherCode: undefined }))
    yield* checkCapacity(capacity, [known.code, known.otherCode])
    if (found.has(known.code)) return yield* reject("recipient-duplicate", { code })
    found.set(known.code, {
      // The directory's own spelling of a code is as good as a checked one.
      code: known.code as AgencyCode,
      ...(known.otherCode !== undefined && { otherCode: known.otherCode }),
      name: name ?? known.name,
      ...(capacity !== undefined && { capacity }),
      ...(individual !== undefined && { individual }),
      connected,
      ...(because !== undefined && { because }),
    })
  }
  return [...found.values()]
})
