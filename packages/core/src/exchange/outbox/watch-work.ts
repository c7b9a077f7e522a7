import { Effect, Schema } from "effect"
import { type Duty, DutyName } from "../../duty/duty.ts"
import { houseLane } from "../../policy/urgent-lane.ts"
import type { NewWork } from "../../port/storage/work.ts"
import { plusMillis, type VietnamTime } from "../../time/vietnam-time.ts"
import { newId } from "../ground/runtime.ts"

/** The payload of the work that looks after duties of a document when a bound has passed. */
export const WatchWork = Schema.Struct({
  /** The stream of the document, `outgoing/…` or `incoming/…`. */
  about: Schema.String,
  duties: Schema.Array(DutyName),
  /** For the receipt: the work that tells the sender of it. */
  notice: Schema.optionalKey(Schema.String),
})
export type WatchWork = typeof WatchWork.Type
export const watchWorkKind = "watch"

export const encodeWatchWork = Schema.encodeSync(Schema.fromJsonString(WatchWork))

/** A bound itself is still in time: the watch looks when it has passed. */
export const justAfter = (bound: VietnamTime): VietnamTime => plusMillis(bound, 1)

/** A watch over duties from their first bound on. It waits behind all that is sent and holds up none of it. */
export const watchWork = (
  about: string,
  duties: ReadonlyArray<Duty>,
  bound: VietnamTime,
  notice?: string,
): Effect.Effect<NewWork> =>
  Effect.map(newId, (id) => ({
    id: `${watchWorkKind}/${id}`,
    lane: houseLane,
    kind: watchWorkKind,
    payload: encodeWatchWork({
      about,
      duties: duties.map(({ name }) => name),
      ...(notice !== undefined && { notice }),
    }),
    dueAt: justAfter(bound),
  }))
