import type { Actor } from "../agency/actor.ts"
import { AuthorizationError } from "../policy/authorization-error.ts"
import type { Sentence } from "../problem/sentence.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"
import type { Change } from "./change.ts"

/** A denied operation. */
export interface Denial {
  readonly at: VietnamTime
  /**
   * The person who asked, or the system when the host acted by itself or nobody who can be recorded was
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
export const denialOf = ({ event, at, by }: Extract<Change, { kind: "audit" }>): Denial => {
  const { action, reason, detail, subject } = event
  const { code, sentence } = new AuthorizationError({ reason, detail })
  return { at, by, action, ...(subject !== undefined && { subject }), code, sentence }
}
