import type { AgencyCode, LogHead, StorageError, StoredEvent } from "@lienthong/core"
import { vietnamTime } from "@lienthong/core"
import { Effect } from "effect"
import type { Server } from "../server.ts"
import type { prepareReads } from "./read.ts"

/** A position up to which the log will be settled as soon as none of these transactions goes on. */
interface Pending {
  readonly position: bigint
  readonly writers: ReadonlyArray<string>
}

/** How long a look waits, altogether, for transactions that are just about to end; milliseconds. */
const waits = [1, 2, 4, 8, 16, 32]

/** How often a process tells the others, at most; milliseconds. */
const shareMillis = 1_000

/** By the machine's clock, whoever owns time: what is waited for is the server. */
const pause = (millis: number) => Effect.promise(() => new Promise((resolve) => setTimeout(resolve, millis)))

/**
 * Prepares the reading of the log. A position is drawn before its transaction ends, so a smaller one may appear after
 * a greater one. Whoever draws one holds the write lock of the events' table from before until the end of his
 * transaction, and lets go of it only when what he wrote can be seen. So: note the last position given out, look
 * *then* who holds that lock, and when all of those are gone everything up to the noted position is there for good.
 */
export const prepareSettledLog = (
  server: Server,
  schema: string,
  agency: AgencyCode,
  read: ReturnType<typeof prepareReads>,
) => {
  const findWriters = { name: "log_writers", text: `select * from ${schema}.log_writers($1)` }
  const findOldest = { name: "oldest_writer", text: `select * from ${schema}.oldest_writer($1)` }
  const findLast = { name: "last_settled", text: `select ${schema}.last_settled($1, $2)` }
  const shareSettled = { name: "share_settled", text: `select ${schema}.share_settled($1)` }
  let settled = 0n
  let shared = 0n
  let nextShare = 0
  let pending: Pending | undefined

  const settle = (position: bigint) => {
    if (position > settled) settled = position
  }

  /** Looks once, and answers the last position that was given out until then. */
  const look = Effect.fnUntraced(function* () {
    const before = pending
    const [row] = yield* server.query(findWriters, [String(settled)])
    const given = BigInt(row?.[0] as string)
    settle(BigInt((row?.[1] ?? 0) as string))
    const writers = (row?.[2] ?? []) as ReadonlyArray<string>
    if (before !== undefined && !before.writers.some((writer) => writers.includes(writer))) {
      settle(before.position)
      if (pending === before) pending = undefined
    }
    if (writers.length === 0) {
      settle(given)
      pending = undefined
    } else pending ??= { position: given, writers }
    return given
  })

  /** Tells other processes how far the log is settled, for when one begins while a transaction takes its time. */
  const share = Effect.fnUntraced(function* () {
    const now = performance.now()
    if (now < nextShare || settled === shared) return
    nextShare = now + shareMillis
    shared = settled
    yield* server.query(shareSettled, [String(settled)])
  })

  /** Settles what was given out when it began, unless a transaction takes its time. */
  const advance = Effect.fnUntraced(function* () {
    const goal = yield* look()
    for (const wait of waits) {
      if (settled >= goal) break
      yield* pause(wait)
      yield* look()
    }
    yield* share()
  })

  const readLog = Effect.fnUntraced(function* (after: bigint, limit: number) {
    const known = settled
    const page: ReadonlyArray<StoredEvent> = after < known ? yield* read.log(after, known, limit) : []
    if (page.length >= limit) return page
    yield* advance()
    return settled > known ? yield* read.log(after, settled, limit) : page
  })

  const heldBack = Effect.fnUntraced(function* (writers: ReadonlyArray<string>) {
    const [oldest] = yield* server.query(findOldest, [writers])
    if (oldest === undefined) return {}
    const [transaction, pid, application, since] = oldest
    const by = `transaction ${transaction}${pid === null ? ", prepared" : `, process ${pid}`}${application ? `, ${application}` : ""}`
    return { heldBack: { by, since: vietnamTime((since as Date).getTime()) } }
  })

  const logHead: Effect.Effect<LogHead, StorageError> = Effect.gen(function* () {
    yield* advance()
    const [row] = yield* server.query(findLast, [agency, String(settled)])
    return { settled: BigInt(row?.[0] as string), ...(pending && (yield* heldBack(pending.writers))) }
  })

  return { readLog, logHead }
}
