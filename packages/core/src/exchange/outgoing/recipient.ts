import { Effect, Option, Schema } from "effect"
import { type AgencyCode, isWellFormedAgencyCode } from "../../agency/agency-code.ts"
import type { RecipientCapacity } from "../../policy/paper.ts"
import { reject } from "../../vocabulary/input-error.ts"
import { isSameAgencyCode } from "../../vocabulary/key.ts"
import { findAgency, standingToday } from "../directory/find-agency.ts"
import { findConfirmed, ifEverRead } from "../directory/find-confirmed.ts"
import { checkCapacity } from "../input/check-capacity.ts"
import { groupNamed } from "../input/recipient-groups.ts"
import { optional, textAs } from "../input/request.ts"
import { Settings } from "../settings/settings.ts"

/** A recipient (nơi nhận). A code alone names an agency in the axis' directory. */
export const RecipientRequest = Schema.Struct({
  code: Schema.String,
  /** Default: the directory's name. */
  name: optional(Schema.String),
  /**
   * For whom a focal point of the Government receives it (Art. 7.3a). The dispatching agency vouches for it.
   * Default: the Government.
   */
  capacity: optional(textAs<RecipientCapacity>()),
  /** The document is for a person there to carry out (lists of Art. 7.2b may name these). */
  individual: optional(Schema.Boolean),
  /** `false`: the agency exists but is not connected, or not able (Art. 7.1). It gets paper only. */
  connected: optional(Schema.Boolean),
  /**
   * Which requirement of Art. 7.1 is not met. It is required, and kept in the plan, if `connected` is `false`
   * although the directory has the agency.
   */
  because: optional(Schema.String),
  /**
   * Accepted because this library's answers and directories contain it. The directory decides which codes
   * belong to one agency.
   */
  otherCode: optional(Schema.String),
})
export interface RecipientRequest extends Schema.Schema.Type<typeof RecipientRequest> {}

/** A group of recipients by its name, as `recipientGroups` has it. The agency itself is left out. */
export const GroupRequest = Schema.Struct({ group: Schema.String })
export interface GroupRequest extends Schema.Schema.Type<typeof GroupRequest> {}

/** A recipient from the directory, by its main code, whichever of its codes the request has. */
export interface Recipient {
  readonly code: AgencyCode
  readonly otherCode?: string
  readonly name: string
  readonly capacity?: RecipientCapacity
  readonly individual?: boolean
  readonly connected: boolean
  readonly because?: string
}

/** The error for a code that the directory does not list, which names the successors where there are some. */
const noRecipient = Effect.fnUntraced(function* (code: string) {
  const standing = yield* standingToday(code)
  if (standing.length > 1)
    return yield* reject("recipient-divided", { code, successors: standing.join(", ") })
  return yield* reject("recipient-unknown", { code })
})

/** The recipients that a request names, one by one. */
const statedIn = Effect.fnUntraced(function* (given: RecipientRequest | GroupRequest | string) {
  const isOfGroup = typeof given === "object" && "group" in given
  const requests: ReadonlyArray<RecipientRequest> = isOfGroup
    ? (yield* groupNamed(given.group)).members.map((code) => ({ code }))
    : [typeof given === "string" ? { code: given } : given]
  return requests.map((request) => ({ request, isOfGroup }))
})

/**
 * Finds the recipients in the directory, or says which is wrong. It also looks up agencies that the request
 * calls not connected: the directory may know better, and two codes may belong to one agency.
 */
export const findRecipients = Effect.fnUntraced(function* (
  requests: ReadonlyArray<RecipientRequest | GroupRequest | string>,
) {
  const found = new Map<string, Recipient>()
  const ofGroups = new Set<string>()
  const { agency, otherCodes = [] } = yield* Settings
  const isOwn = (code: string) => [agency.code, ...otherCodes].some((own) => isSameAgencyCode(own, code))
  for (const { request, isOfGroup } of (yield* Effect.forEach(requests, statedIn)).flat()) {
    const { code, name, connected = true, capacity, individual } = request
    if (!isWellFormedAgencyCode(code)) return yield* reject("agency-code-malformed", { code })
    const entry = yield* connected ? findConfirmed(code) : ifEverRead(findAgency(code))
    if (connected && Option.isNone(entry)) return yield* noRecipient(code)
    const because = connected ? undefined : request.because?.trim() || undefined
    if (!connected && Option.isSome(entry) && because === undefined)
      return yield* reject("recipient-connected", { code })
    const known = Option.getOrElse(entry, () => ({ code, name: code, otherCode: undefined }))
    const isItself = [known.code, known.otherCode].some((each) => each !== undefined && isOwn(each))
    if (isOfGroup && (isItself || found.has(known.code))) continue
    if (isItself) return yield* reject("recipient-itself", { code })
    yield* checkCapacity(capacity, [known.code, known.otherCode])
    if (found.has(known.code) && !ofGroups.has(known.code))
      return yield* reject("recipient-duplicate", { code })
    if (isOfGroup) ofGroups.add(known.code)
    else ofGroups.delete(known.code)
    found.set(known.code, {
      // A code from the directory counts as checked.
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
