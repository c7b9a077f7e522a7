/** Wrong attempts to log in, by person and by address of the network. */
export interface Attempts {
  /** The seconds to wait before the next attempt; 0 when it may be made. */
  readonly waitSeconds: (key: string) => number
  readonly wrong: (key: string) => void
  readonly right: (key: string) => void
}

interface Tries {
  readonly count: number
  readonly until: number
}

const free = 4
const firstWaitMillis = 30_000
const maxWaitMillis = 15 * 60_000
const kept = 10_000

/** From the fifth wrong attempt on each is followed by a wait that doubles, up to a quarter of an hour. */
export const countAttempts = (now: () => number = Date.now): Attempts => {
  const tries = new Map<string, Tries>()
  return {
    waitSeconds: (key) => Math.ceil(Math.max(0, (tries.get(key)?.until ?? 0) - now()) / 1000),
    wrong: (key) => {
      const count = (tries.get(key)?.count ?? 0) + 1
      const wait = count <= free ? 0 : Math.min(firstWaitMillis * 2 ** (count - free - 1), maxWaitMillis)
      tries.delete(key)
      tries.set(key, { count, until: now() + wait })
      const [oldest] = tries.keys()
      if (tries.size > kept && oldest !== undefined) tries.delete(oldest)
    },
    right: (key) => void tries.delete(key),
  }
}
