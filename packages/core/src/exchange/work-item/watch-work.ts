import { Effect, Schema } from "effect"
import { type Duty, DutyName } from "../../duty/duty.ts"
import { localLane } from "../../policy/urgent-lane.ts"
import type { NewWork } from "../../port/storage/work.ts"
import { plusMillis, type VietnamTime } from "../../time/vietnam-time.ts"
import { newId } from "../runtime/runtime.ts"
import { workItem } from "./work-item.ts"

export const watchWork = workItem({
  name: "watch",
  carries: Schema.Struct({
    /** The stream of the document, `outgoing/…` or `incoming/…`. */
    about: Schema.String,
    duties: Schema.Array(DutyName),
    /** For the receipt: the work that confirms it to the sender. */
    notice: Schema.optionalKey(Schema.String),
  }),
  subject: () => ({ to: [] }),
})

/** The bound itself is still in time, so the watch checks just after it. */
export const justAfter = (bound: VietnamTime): VietnamTime => plusMillis(bound, 1)

/** Makes a watch over duties, due at their first bound. It has the lowest priority and delays no sending. */
export const watchOver = (
  about: string,
  duties: ReadonlyArray<Duty>,
  bound: VietnamTime,
  notice?: string,
): Effect.Effect<NewWork> =>
  Effect.map(newId, (id) =>
    watchWork.item(
      `${watchWork.name}/${id}`,
      { about, duties: duties.map(({ name }) => name), ...(notice !== undefined && { notice }) },
      { lane: localLane, dueAt: justAfter(bound) },
    ),
  )
