/**
 * Watches the processor time of this thread between two turns of the event loop from now on. The returned
 * function ends the watch and returns the longest, in ms.
 */
export const watchTurns = (): (() => number) => {
  let longest = 0
  let last = process.threadCpuUsage()
  let goesOn = true
  const turn = () => {
    const { user, system } = process.threadCpuUsage(last)
    longest = Math.max(longest, (user + system) / 1_000)
    last = process.threadCpuUsage()
    if (goesOn) setImmediate(turn)
  }
  setImmediate(turn)
  return () => {
    goesOn = false
    return longest
  }
}
