import type { Member } from "./member.ts"

/**
 * Commits that wait for somebody else's lock: one that waits at the server, and those behind it that need it,
 * too.
 */
interface Queue {
  readonly streams: ReadonlySet<string>
  readonly behind: Array<Member>
}

/** How many wait at the server at once; each takes a connection. */
const maxQueues = 4

/**
 * Keeps commits apart that somebody else's lock holds up, so that all others go on. Of those that need the
 * same stream the first waits at the server: once it is through the others go the usual way; if it waited in
 * vain so did they.
 */
export const makeHeldUp = (
  /** Writes one with much patience; answers the error where that was in vain. */
  write: (member: Member) => Promise<unknown>,
  giveBack: (members: ReadonlyArray<Member>) => void,
) => {
  const queues = new Set<Queue>()
  /** Those for whom there is no queue yet. */
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
