import type { Work } from "./work.ts"

/** The number of items added at a time, outside the measurement. */
const batch = 100

export const leaseAndComplete: Work = {
  name: "lease + complete work",
  unit: "items",
  reads: false,
  of: ({ written: { queue } }) => {
    if (queue === undefined) return undefined
    let added = 0
    const addBatch = async () => {
      await queue.add(Array.from({ length: batch }, (_, index) => `w-${added + index}`))
      added += batch
    }
    return async (limit) => {
      let done = 0
      let millis = 0
      while (millis < limit) {
        await addBatch()
        const begin = performance.now()
        for (let left = batch; left > 0; left--) await queue.leaseAndComplete()
        millis += performance.now() - begin
        done += batch
      }
      return { done, failed: 0, millis }
    }
  },
}
