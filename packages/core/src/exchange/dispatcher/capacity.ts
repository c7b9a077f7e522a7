import { Schema } from "effect"
import { optional } from "../input/request.ts"

const maxWorkers = 1_000

/** Whether a number of workers is valid: too many would exhaust the machine. */
export const isCount = (value: unknown) =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= maxWorkers

const Count = Schema.Number.check(Schema.makeFilter(isCount))

/** The part of a capacity that a caller states. */
export const StatedCapacity = Schema.Struct({
  urgent: optional(Count),
  ordinary: optional(Count),
})

/** How many packets may be sent at once. Only urgent lanes use the urgent capacity (Art. 6.2). */
export interface DispatcherCapacity {
  readonly urgent: number
  readonly ordinary: number
}

export const defaultCapacity: DispatcherCapacity = { urgent: 1, ordinary: 2 }
