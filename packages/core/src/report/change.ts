import type { Actor } from "../agency/actor.ts"
import type { EventOf, StreamKind } from "../log/stream-kind.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"

interface Of<Kind extends string, Event> {
  readonly kind: Kind
  readonly event: Event
  /** Where a later read of the log continues: a whole number that grows and may skip values. */
  readonly position: number
  readonly stream: string
  readonly version: number
  readonly at: VietnamTime
  readonly by: Actor
}

/** An event of an agency, as reports read it from the log. */
export type Change = { readonly [K in StreamKind]: Of<K, EventOf<K>> }[StreamKind]
