import { StorageError } from "@lienthong/core"
import type { LogHead, StoredEvent } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"
import { callOf } from "../server/call.ts"
import type { Row, Server } from "../server/server.ts"
import type { prepareReads } from "./read.ts"

/** A position up to which the log is settled once all of these transactions have ended. */
interface Pending {
  readonly position: bigint
  readonly writers: ReadonlyArray<string>
}

/** What a process knows of one log in one run of its server. After a failover or a restore it starts over. */
interface Known {
  readonly epoch: string
  settled: bigint
  shared: bigint
  pending?: Pending | undefined
  /** An event of the agency beyond all positions given out: the log would be read only up to there. */
  beyond?: { readonly position: string; readonly through: string } | undefined
}

/** The result of a call that also looks at the log. */
interface Beside {
  readonly rows: ReadonlyArray<Row>
  readonly settled?: bigint
}

/** Prepares a call of a function that also looks at the log. */
export type PrepareBeside = (
  name: string,
  /** How many columns it has of its own, and how many values it takes. */
  own: number,
  values: number,
) => (values: ReadonlyArray<unknown>) => Effect.Effect<Beside, StorageError>

/** The error of a log that would be read shorter than what was committed. */
const logShort = (agency: AgencyCode, { position, through }: NonNullable<Known["beyond"]>): StorageError =>
  new StorageError({ reason: "log-short", detail: { agency, position, through } })

/** The pauses in which a look waits for transactions that are about to end, in milliseconds. */
const waits = [1, 2, 4, 8, 16, 32]

/** How often a process tells the others, at most, in milliseconds. */
const shareMillis = 1_000

/** Waits on the machine's clock, even where a test owns time, because the server's work is awaited. */
const pause = (millis: number) => Effect.promise(() => new Promise((resolve) => setTimeout(resolve, millis)))

/**
 * Prepares the reading of the log. A position is drawn before its transaction ends, so a smaller one may
 * appear after a greater one. A transaction holds the write lock of the events' table from before it draws a
 * position until its end, and releases it only when its events are visible. So: note the last position given
 * out, look *then* which transactions hold that lock, and when all of those have ended, everything up to the
 * noted position is final.
 */
export const prepareSettledLog = (
  server: Server,
  schema: string,
  agency: AgencyCode,
  read: ReturnType<typeof prepareReads>,
) => {
  const findWriters = callOf(schema, "log_writers", 2)
  const findOldest = callOf(schema, "oldest_writer", 2)
  const findLast = { name: "last_settled", text: `select ${schema}.last_settled($1, $2)` }
  const findOutside = callOf(schema, "event_outside", 1)
  const shareSettled = { name: "share_settled", text: `select ${schema}.share_settled($1, $2, $3)` }
  const checkSettled = { name: "check_settled", text: `select ${schema}.check_settled($1)` }
  let known: Known = { epoch: "", settled: 0n, shared: 0n }
  let nextShare = 0

  const settle = (of: Known, position: bigint) => {
    if (position > of.settled) of.settled = position
  }

  /** Forgets what was known of positions when they are given out again. */
  const forget = Effect.fnUntraced(function* (epoch: string) {
    const first = known.epoch === ""
    known = { epoch, settled: 0n, shared: 0n }
    if (!first) yield* Effect.logWarning("The server or its log was replaced: the log is read again.")
  })

  /** Begins a look: what to ask about, and what to do with the answer of `log_writers`. */
  const looking = () => {
    const of = known
    const asked = of.settled
    const before = of.pending
    /**
     * Returns the last position given out so far; nothing when the log is not the one that was asked about.
     */
    const answered = Effect.fnUntraced(function* ([position, shared, names, epoch, , beyond]: Row) {
      const given = BigInt(position as string)
      const short = beyond === null ? undefined : { position: beyond as string, through: position as string }
      if (known !== of) return undefined
      if (epoch !== of.epoch || given < asked) {
        yield* forget(epoch as string)
        known.beyond = short
        return undefined
      }
      of.beyond = short
      of.shared = BigInt(shared as string)
      settle(of, of.shared)
      const writers = (names ?? []) as ReadonlyArray<string>
      if (before !== undefined && !before.writers.some((writer) => writers.includes(writer))) {
        settle(of, before.position)
        if (of.pending === before) of.pending = undefined
      }
      if (writers.length === 0) {
        settle(of, given)
        of.pending = undefined
      } else of.pending ??= { position: given, writers }
      return given
    })
    return { asked: String(asked), answered }
  }

  /** Looks once, and returns the last position given out so far. */
  const look: () => Effect.Effect<bigint, StorageError> = Effect.fnUntraced(function* () {
    const { asked, answered } = looking()
    const [row] = yield* server.query(findWriters, [agency, asked])
    return (yield* answered(row as Row)) ?? (yield* look())
  })

  /** Tells other processes how far the log is settled, for one that starts during a long transaction. */
  const share = Effect.fnUntraced(function* () {
    const now = performance.now()
    const { settled, epoch } = known
    if (now < nextShare || settled <= known.shared) return
    nextShare = now + shareMillis
    known.shared = settled
    yield* server.query(shareSettled, [agency, String(settled), epoch])
  })

  /** Settles the positions given out before it began, unless a transaction takes too long. */
  const advance = Effect.fnUntraced(function* () {
    const goal = yield* look()
    for (const wait of waits) {
      if (known.settled >= goal) break
      yield* pause(wait)
      yield* look()
    }
    yield* share()
  })

  /** Refuses to read a log in part as if it were the whole: those who wait for its events would miss them. */
  const refuseShort = Effect.suspend(() =>
    known.beyond === undefined ? Effect.void : Effect.fail(logShort(agency, known.beyond)),
  )

  const readSettled: (
    after: bigint,
    limit: number,
  ) => Effect.Effect<ReadonlyArray<StoredEvent>, StorageError> = Effect.fnUntraced(function* (after, limit) {
    if (after >= known.settled) return []
    const page = yield* read.log(after, known.settled, limit, known.epoch)
    if (page !== undefined) return page
    yield* look()
    return yield* readSettled(after, limit)
  })

  const readLog = Effect.fnUntraced(function* (after: bigint, limit: number) {
    const of = known
    const { settled } = of
    const page: ReadonlyArray<StoredEvent> = yield* readSettled(after, limit)
    if (page.length >= limit) return page
    yield* advance()
    yield* refuseShort
    return known === of && of.settled === settled ? page : yield* readSettled(after, limit)
  })

  const heldBack = Effect.fnUntraced(function* (writers: ReadonlyArray<string>) {
    const [oldest] = yield* server.query(findOldest, [agency, writers])
    if (oldest === undefined) return {}
    const [transaction, pid, application, since] = oldest
    const by = `transaction ${transaction}${pid === null ? ", prepared" : `, process ${pid}`}${application ? `, ${application}` : ""}`
    return { heldBack: { by, ...(since !== null && { since: vietnamTime((since as Date).getTime()) }) } }
  })

  const outside = Effect.fnUntraced(function* () {
    const [found] = yield* server.query(findOutside, [agency])
    if (found === undefined) return {}
    const [position, stream, version] = found
    return {
      outside: {
        position: BigInt(position as string),
        stream: stream as string,
        version: version as number,
      },
    }
  })

  const logHead: Effect.Effect<LogHead, StorageError> = Effect.gen(function* () {
    yield* advance()
    const [row] = yield* server.query(findLast, [agency, String(known.settled)])
    const { pending } = known
    return {
      settled: BigInt(row?.[0] as string),
      ...(pending && (yield* heldBack(pending.writers))),
      ...(yield* outside()),
    }
  })

  /**
   * Prepares a call of a function that also looks at the log. Its first row alone has a position, and what
   * the look has found. The rows come with the settled position, except where a transaction that writes has
   * to end first.
   */
  const prepareBeside: PrepareBeside = (name, own, count) => {
    const statement = callOf(schema, name, count + 2)
    return Effect.fnUntraced(function* (values) {
      const { asked, answered } = looking()
      const rows = yield* server.query(statement, [agency, asked, ...values])
      const [first = []] = rows
      const seenThere = first.slice(own)
      const [given, , , , last] = seenThere
      const seen = given === null ? undefined : yield* answered(seenThere)
      yield* refuseShort
      yield* share()
      const isSettled = seen !== undefined && known.settled >= seen
      return { rows, ...(isSettled && { settled: BigInt(last as string) }) }
    })
  }

  /** Resets a shared mark from a restored dump that is ahead of the log. */
  const check = Effect.asVoid(server.query(checkSettled, [agency]))

  return { readLog, logHead, check, prepareBeside }
}
