import type { AgencyCode } from "@lienthong/core"
import pg from "pg"
import type { Server } from "../server.ts"
import type { Refusal } from "./refusal.ts"

/** What the server made of a commit: the streams' versions in the order of its appends, or why not. */
export type Written = ReadonlyArray<number> | Refusal

export const isRefusal = (written: Written): written is Refusal => "reason" in written

interface Member {
  /** The streams it appends to that are there already, or may be. */
  readonly streams: ReadonlyArray<string>
  readonly payload: string
  readonly done: (written: Written) => void
  readonly failed: (thrown: unknown) => void
}

const isRefused = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && error.code === "LT000"

/** The streams that must be locked in the order of their names before any is written; one alone needs no order. */
const lockedFirst = (members: ReadonlyArray<Member>): ReadonlyArray<string> => {
  const streams = new Set(members.flatMap((member) => member.streams))
  return streams.size > 1 ? [...streams] : []
}

/** How many calls are on their way at once; commits that come meanwhile wait and go together. */
const callsAtOnce = 2
/** A transaction with more parts than this that can be undone slows down every reader of the server. */
const mostMembers = 32
const mostCharacters = 1_000_000

/**
 * Writes commits, several in one transaction when many come at once: they share its round trip and its flush to the
 * disk, while each is still written whole or not at all. Where one of them is refused, the others are written without it.
 */
export const makeGroups = (server: Server, schema: string, agency: AgencyCode) => {
  const statement = (name: string) => ({ name, text: `select ${schema}.${name}($1, $2, $3)` })
  const one = statement("commit_one")
  const all = statement("commit_all")
  const each = statement("commit_each")
  const waiting: Array<Member> = []
  let calls = 0
  let crowded = false
  let scheduled = false

  const writeOne = (member: Member): Promise<void> =>
    server.call(one, [agency, member.payload, lockedFirst([member])]).then(
      ([row]) => {
        member.done(row?.[0] as ReadonlyArray<number>)
      },
      (error) => {
        if (isRefused(error)) member.done({ reason: error.message, about: error.detail ?? "[]" })
        else member.failed(error)
      },
    )

  const writeMany = async (members: ReadonlyArray<Member>): Promise<void> => {
    const values = [agency, `[${members.map(({ payload }) => payload).join(",")}]`, lockedFirst(members)]
    try {
      const rows = await server.call(all, values).catch((error) => {
        if (isRefused(error)) return server.call(each, values)
        throw error
      })
      members.forEach((member, n) => {
        member.done(rows[n]?.[0] as Written)
      })
    } catch {
      for (const member of members) await writeOne(member)
    }
  }

  const takeGroup = (): ReadonlyArray<Member> => {
    let characters = 0
    const end = waiting.findIndex(({ payload }, n) => {
      characters += payload.length
      return n > 0 && characters > mostCharacters
    })
    return waiting.splice(0, Math.min(end === -1 ? mostMembers : end, mostMembers))
  }

  const next = (): void => {
    scheduled = false
    while (calls < callsAtOnce && waiting.length > 0) {
      const members = takeGroup()
      const [first] = members
      calls += 1
      crowded = members.length > 1
      void (members.length === 1 && first !== undefined ? writeOne(first) : writeMany(members)).finally(
        () => {
          calls -= 1
          soon()
        },
      )
    }
  }

  /** When many come, those that the last answer has set free are waited for; one alone goes at once. */
  const soon = (): void => {
    if (scheduled) return
    scheduled = crowded || calls > 0
    if (scheduled) setImmediate(next)
    else next()
  }

  return {
    /** Hands a commit in; what it gives takes it back as long as it has not been sent. */
    add: (member: Member): (() => void) => {
      waiting.push(member)
      soon()
      return () => {
        const place = waiting.indexOf(member)
        if (place !== -1) waiting.splice(place, 1)
      }
    },
  }
}
