/** One slice of work: how much was done in which time, and how many calls failed meanwhile. */
export interface Slice {
  readonly done: number
  readonly failed: number
  readonly millis: number
}

export const perSecond = ({ done, millis }: Slice): number => (done * 1_000) / millis

/**
 * A busy store may reject a call, which is then repeated. After this many rejections in a row it counts as
 * broken.
 */
const patience = 20

/** Repeats an operation until it succeeds, and returns how often it failed before. */
export const insist = async <A>(
  operation: () => Promise<A>,
): Promise<{ readonly answer: A; readonly failed: number }> => {
  for (let failed = 0; ; failed++) {
    try {
      return { answer: await operation(), failed }
    } catch (error) {
      if (failed === patience) throw error
    }
  }
}

/** Repeats an operation for a time. It returns how much it did. */
export const repeatFor = async (limit: number, operation: () => Promise<number>): Promise<Slice> => {
  const begin = performance.now()
  let done = 0
  let failed = 0
  let millis = 0
  while (millis < limit) {
    const tried = await insist(operation)
    done += tried.answer
    failed += tried.failed
    millis = performance.now() - begin
  }
  return { done, failed, millis }
}

/**
 * Keeps a number of operations in flight for a time: each that ends, successfully or not, is followed by the
 * next.
 */
export const inFlightFor = async (
  limit: number,
  width: number,
  operation: () => Promise<void>,
): Promise<Slice> => {
  const begin = performance.now()
  let done = 0
  let failed = 0
  const caller = async () => {
    while (performance.now() - begin < limit) {
      try {
        await operation()
        done += 1
      } catch {
        failed += 1
      }
    }
  }
  await Promise.all(Array.from({ length: width }, caller))
  return { done, failed, millis: performance.now() - begin }
}
