import type { AgencyCode } from "@lienthong/core/agency"
import pg from "pg"
import { isLockTimeout, isLost } from "../server/error.ts"
import type { Server } from "../server/server.ts"
import { makeLockQueue } from "./lock-queue.ts"
import type { Member, Written } from "./member.ts"

const isRefused = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && error.code === "LT000"

/** The streams to lock in the order of their names before any is written. A single stream needs no order. */
const lockedFirst = (members: ReadonlyArray<Member>): ReadonlyArray<string> => {
  const streams = new Set(members.flatMap((member) => member.streams))
  return streams.size > 1 ? [...streams] : []
}

/** The number of concurrent calls. Commits that come during them wait and go together. */
const callsAtOnce = 2
/** The max number of members: more subtransactions slow down every reader of the server. */
const maxMembers = 32
const maxCharacters = 1_000_000
/** How many members of a failed group are written at once, each alone. */
const maxConcurrentSingles = 4

/** How long a commit waits for a lock: while others may be waiting for it, and otherwise. */
const shortLockTimeout = "500ms"
const longLockTimeout = "10s"

/**
 * Writes commits, grouping those that come at once in one transaction: they share its round trip and its
 * flush to the disk, and each is still written whole or not at all. If one is refused, or finds a stream
 * locked by another process, the others are written without it.
 */
export const makeGroups = (server: Server, schema: string, agency: AgencyCode) => {
  const statement = (name: string) => ({ name, text: `select ${schema}.${name}($1, $2, $3, $4)` })
  const one = statement("commit_one")
  const append = {
    name: "append_one",
    text: `select ${schema}.append_one($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
  }
  const all = statement("commit_all")
  const each = statement("commit_each")
  const waiting: Array<Member> = []
  let calls = 0
  let crowded = false
  let scheduled = false

  /** Returns the error if a lock could not be acquired in time; the member receives every other outcome. */
  const writeOne = async (member: Member, patience: string): Promise<unknown> => {
    try {
      const single = member.single()
      const [row] =
        single === undefined
          ? await server.call(one, [agency, member.payload(), lockedFirst([member]), patience])
          : await server.call(append, [...single, patience])
      member.done(row?.[0] as ReadonlyArray<number>)
    } catch (error) {
      if (isLockTimeout(error)) return error
      if (isRefused(error)) member.done({ reason: error.message, about: error.detail ?? "[]" })
      else member.failed(error)
    }
    return undefined
  }

  const lockQueue = makeLockQueue(
    (member) => writeOne(member, longLockTimeout),
    (members) => {
      waiting.unshift(...members)
      soon()
    },
  )

  const writeAlone = async (member: Member): Promise<void> => {
    if (lockQueue.isBehind(member) || (await writeOne(member, shortLockTimeout)) !== undefined)
      lockQueue.add(member)
  }

  const writeMany = async (members: ReadonlyArray<Member>): Promise<void> => {
    const payloads = `[${members.map(({ payload }) => payload()).join(",")}]`
    const values = [agency, payloads, lockedFirst(members), shortLockTimeout]
    try {
      const rows = await server.call(all, values).catch((error) => {
        if (isRefused(error)) return server.call(each, values)
        throw error
      })
      members.forEach((member, n) => {
        member.done(rows[n]?.[0] as Written)
      })
    } catch (error) {
      if (isLost(error)) for (const member of members) member.failed(error)
      else {
        const left = members.values()
        const some = Array.from({ length: maxConcurrentSingles }, async () => {
          for (const member of left) await writeAlone(member)
        })
        await Promise.all(some)
      }
    }
  }

  const takeGroup = (): ReadonlyArray<Member> => {
    if (waiting.length === 1) return waiting.splice(0)
    let characters = 0
    const end = waiting.findIndex(({ payload }, n) => {
      characters += payload().length
      return n > 0 && characters > maxCharacters
    })
    return waiting.splice(0, Math.min(end === -1 ? maxMembers : end, maxMembers))
  }

  const next = (): void => {
    scheduled = false
    for (const member of waiting.filter(lockQueue.isBehind)) {
      waiting.splice(waiting.indexOf(member), 1)
      lockQueue.add(member)
    }
    while (calls < callsAtOnce && waiting.length > 0) {
      const members = takeGroup()
      const [first] = members
      calls += 1
      crowded = members.length > 1
      void (members.length === 1 && first !== undefined ? writeAlone(first) : writeMany(members)).finally(
        () => {
          calls -= 1
          soon()
        },
      )
    }
  }

  /** When many commits come, waits for those that the last answer released; a single commit goes at once. */
  const soon = (): void => {
    if (scheduled) return
    scheduled = crowded || calls > 0
    if (scheduled) setImmediate(next)
    else next()
  }

  return {
    /** Adds a commit; the returned function takes it back as long as it has not been sent. */
    add: (member: Member): (() => void) => {
      waiting.push(member)
      soon()
      return () => {
        const place = waiting.indexOf(member)
        if (place !== -1) waiting.splice(place, 1)
        else lockQueue.takeBack(member)
      }
    },
  }
}
