const millisSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}

/**
 * Watches the processor time of this thread between two turns of the event loop, whatever else runs on the
 * machine. `longest` returns the longest, in ms, since it was last called.
 */
export const watchTurns = (): {
  readonly longest: () => number
  /** Does something whose processor time does not count. */
  readonly aside: <A>(work: () => A) => A
  readonly stop: () => void
} => {
  let longest = 0
  let last = process.threadCpuUsage()
  let goesOn = true
  let apart = 0
  const note = () => {
    longest = Math.max(longest, millisSince(last) - apart)
    apart = 0
    last = process.threadCpuUsage()
  }
  const turn = () => {
    note()
    if (goesOn) setImmediate(turn)
  }
  setImmediate(turn)
  return {
    longest: () => {
      note()
      const most = longest
      longest = 0
      return most
    },
    aside: (work) => {
      const begun = process.threadCpuUsage()
      try {
        return work()
      } finally {
        apart += millisSince(begun)
      }
    },
    stop: () => {
      goesOn = false
    },
  }
}
