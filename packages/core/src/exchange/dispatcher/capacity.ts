import { Schema } from "effect"

const maxWorkers = 1_000

/** Whether a number of workers is valid: too many would exhaust the machine. */
export const isCount = (value: unknown) =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= maxWorkers

const Count = Schema.Number.check(Schema.makeFilter(isCount))

/** How many packets may be sent at once. Only urgent lanes use the urgent capacity (Art. 6.2). */
export const DispatcherCapacity = Schema.Struct({ urgent: Count, ordinary: Count })
export interface DispatcherCapacity extends Schema.Schema.Type<typeof DispatcherCapacity> {}
