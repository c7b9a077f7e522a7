import type { AgencyCode } from "@lienthong/core"
import pg from "pg"
import type { Server } from "../server.ts"
import type { Refusal } from "./refusal.ts"

/** What the server made of a commit: the streams' versions in the order of its appends, or why not. */
export type Written = ReadonlyArray<number> | Refusal

export const isRefusal = (written: Written): written is Refusal => "reason" in written

interface Member {
  readonly payload: string
  readonly done: (written: Written) => void
  readonly failed: (thrown: unknown) => void
}

/** How many calls are on their way at once; commits that come meanwhile wait and go together. */
const callsAtOnce = 2
/** A transaction with more parts than this that can be undone slows down every reader of the server. */
const mostMembers = 32
const mostCharacters = 1_000_000

/**
 * Writes commits, several in one transaction when many come at once: they share its round trip and its flush to the
 * disk, while each is still written whole or not at all. Where a group fails as a whole, its members go one by one.
 */
export const makeGroups = (server: Server, schema: string, agency: AgencyCode) => {
  const one = { name: "commit_one", text: `select ${schema}.commit_one($1, $2)` }
  const each = { name: "commit_each", text: `select ${schema}.commit_each($1, $2)` }
  const waiting: Array<Member> = []
  let calls = 0

  const writeOne = (member: Member): Promise<void> =>
    server.call(one, [agency, member.payload]).then(
      ([row]) => {
        member.done(row?.[0] as ReadonlyArray<number>)
      },
      (error) => {
        if (error instanceof pg.DatabaseError && error.code === "LT000") {
          member.done({ reason: error.message, about: error.detail ?? "[]" })
        } else member.failed(error)
      },
    )

  const writeEach = async (members: ReadonlyArray<Member>): Promise<void> => {
    try {
      const rows = await server.call(each, [agency, `[${members.map(({ payload }) => payload).join(",")}]`])
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
    while (calls < callsAtOnce && waiting.length > 0) {
      const members = takeGroup()
      const [first] = members
      calls += 1
      void (members.length === 1 && first !== undefined ? writeOne(first) : writeEach(members)).finally(
        () => {
          calls -= 1
          next()
        },
      )
    }
  }

  return {
    /** Hands a commit in; what it gives takes it back as long as it has not been sent. */
    add: (member: Member): (() => void) => {
      waiting.push(member)
      next()
      return () => {
        const place = waiting.indexOf(member)
        if (place !== -1) waiting.splice(place, 1)
      }
    },
  }
}
