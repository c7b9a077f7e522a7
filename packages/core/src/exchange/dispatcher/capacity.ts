import { Schema } from "effect"

const maxWorkers = 1_000

/** How many workers there are: more would use the machine up. */
export const isCount = (value: unknown) =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= maxWorkers

const Count = Schema.Number.check(Schema.makeFilter(isCount))

/** How many packets may be on their way at once. Urgent capacity is used by urgent lanes alone (Art. 6.2). */
export const DispatcherCapacity = Schema.Struct({ urgent: Count, ordinary: Count })
export interface DispatcherCapacity extends Schema.Schema.Type<typeof DispatcherCapacity> {}
