import type { Member } from "./member.ts"

/**
 * Commits that wait for another process's lock: one waits at the server, those behind it need the same lock.
 */
interface Queue {
  readonly streams: ReadonlySet<string>
  readonly behind: Array<Member>
}

/** The max number that wait at the server at once; each takes a connection. */
const maxQueues = 4

/**
 * Sets aside the commits that another process's lock holds up, so that all others proceed. Of those that need
 * the same stream, the first waits at the server: if it succeeds, the others go the usual way; if it fails,
 * they fail too.
 */
export const makeLockQueue = (
  /** Writes one commit with much patience; returns the error if that fails. */
  write: (member: Member) => Promise<unknown>,
  giveBack: (members: ReadonlyArray<Member>) => void,
) => {
  const queues = new Set<Queue>()
  /** Commits that no queue has room for yet. */
  const further: Array<Member> = []

  const queueOf = ({ streams }: Member): Queue | undefined =>
    [...queues].find((queue) => streams.some((stream) => queue.streams.has(stream)))

  const waitFor = async (queue: Queue, member: Member): Promise<void> => {
    const inVain = await write(member)
    queues.delete(queue)
    if (inVain === undefined) giveBack(queue.behind)
    else for (const each of [member, ...queue.behind]) each.failed(inVain)
    giveBack(further.splice(0))
  }

  return {
    isBehind: (member: Member): boolean => queues.size > 0 && queueOf(member) !== undefined,
    add: (member: Member): void => {
      const there = queueOf(member)
      if (there !== undefined) there.behind.push(member)
      else if (queues.size === maxQueues) further.push(member)
      else {
        const queue = { streams: new Set(member.streams), behind: [] }
        queues.add(queue)
        void waitFor(queue, member)
      }
    },
    takeBack: (member: Member): void => {
      for (const list of [further, ...[...queues].map(({ behind }) => behind)]) {
        const place = list.indexOf(member)
        if (place !== -1) list.splice(place, 1)
      }
    },
  }
}
