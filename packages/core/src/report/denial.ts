import type { Actor } from "../agency/actor.ts"
import { AuthorizationError } from "../policy/authorization-error.ts"
import type { Sentence } from "../problem/sentence.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"
import type { Change } from "./change.ts"

/** Somebody who was denied something. */
export interface Denial {
  readonly at: VietnamTime
  /** Who asked; the system where the host did by itself, or where nobody was named who can be recorded. */
  readonly by: Actor
  /** The operation, by its path: `outgoing.signAsAgency`. */
  readonly action: string
  /** The id of what it was to be done to, where it was given one. */
  readonly subject?: string
  readonly code: string
  readonly sentence: Sentence
}

/** A denial as its event tells it. */
export const denialOf = ({ event, at, by }: Extract<Change, { kind: "audit" }>): Denial => {
  const { action, reason, detail, subject } = event
  const { code, sentence } = new AuthorizationError({ reason, detail })
  return { at, by, action, ...(subject !== undefined && { subject }), code, sentence }
}
