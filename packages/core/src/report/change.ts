import type { Actor } from "../agency/actor.ts"
import type { EventOf, StreamKind } from "../log/stream-kind.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"

interface Of<Kind extends string, Event> {
  readonly kind: Kind
  readonly event: Event
  /** Where a later read of the log goes on: a whole number, growing, with gaps. */
  readonly position: number
  readonly stream: string
  readonly version: number
  readonly at: VietnamTime
  readonly by: Actor
}

/** One thing that happened in an agency, as the log tells it. */
export type Change = { readonly [K in StreamKind]: Of<K, EventOf<K>> }[StreamKind]
