import type { Actor } from "../agency/actor.ts"
import type { Denied } from "../document/audit/event.ts"
import { AuthorizationError } from "../policy/authorization-error.ts"
import type { Sentence } from "../problem/sentence.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"

/** A denied operation. */
export interface Denial {
  readonly at: VietnamTime
  /**
   * The person who asked, or the system when the host acted on its own or nobody who can be recorded was
   * named.
   */
  readonly by: Actor
  /** The operation, by its path: `outgoing.signAsAgency`. */
  readonly action: string
  /** The id of the object, if one was given. */
  readonly subject?: string
  readonly code: string
  readonly sentence: Sentence
}

/** Reads a denial from its event. */
export const denialOf = ({ action, reason, detail, subject }: Denied, at: VietnamTime, by: Actor): Denial => {
  const { code, sentence } = new AuthorizationError({ reason, detail })
  return { at, by, action, ...(subject !== undefined && { subject }), code, sentence }
}
