import { Clock, Context, Effect, Layer } from "effect"
import type { ResponseFor } from "../../packet/party.ts"
import type { MailboxEntry } from "../../port/transport.ts"
import { patientMillis } from "../circuit/axis-trouble.ts"

/** How often an entry may fail before it is given up. */
const attempts = 20
/** So often it is simply met again at the next poll; after that each failure doubles the wait. */
const withoutWait = 3
const maxWaitMillis = 10 * 60_000

const waitAfter = (count: number) => (count <= withoutWait ? 0 : Math.min(1_000 * 2 ** count, maxWaitMillis))

/** How many reads must have given the very same bytes before a packet is judged by them. */
const readsToBeSure = 3
/** The wait before the second read, which comes at the next poll, and before the third. */
const waitsForSame: ReadonlyArray<number> = [0, 30_000]

interface Tried {
  readonly count: number
  /** How often in a row it had to wait for the axis, since when, and when last. */
  readonly waits: number
  readonly waitsSince: number
  readonly triedAt: number
  /** The axis has given out others while it waited. */
  readonly own: boolean
  readonly notBefore: number
  /**
   * What the axis gave out last, for the entry and behind it, until it is hashed: only what is doubted is.
   */
  readonly given?: ReadonlyArray<Uint8Array> | undefined
  /** The last bytes by their SHA-256, and how many reads in a row gave them. */
  readonly bytes?: string
  readonly reads: number
  /** The document that the entry's packet is of, as far as any read has told. */
  readonly about?: ResponseFor
}

const untried: Tried = {
  count: 0,
  waits: 0,
  waitsSince: 0,
  triedAt: 0,
  own: false,
  notBefore: 0,
  reads: 0,
}

/** What has not been tried for so long has left the mailbox: each entry is tried every ten minutes. */
const rememberedMillis = 24 * 3_600_000

const hashOf = (given: ReadonlyArray<Uint8Array>) =>
  Effect.forEach(given, (bytes) =>
    Effect.map(
      Effect.promise(() => crypto.subtle.digest("SHA-256", bytes.slice())),
      (hash) => new Uint8Array(hash).join(),
    ),
  ).pipe(Effect.map((hashes) => hashes.join("/")))

/**
 * Patience with mailbox entries. One that fails again and again is tried with growing waits, and after the
 * last (some two hours) is to be answered for. One whose packet was read and would be refused is read again
 * at later polls: a read may have been damaged, or another entry's packet given out. When three reads over
 * some half a minute gave the same bytes, this is what the axis has, and it is refused. Where the axis itself
 * is away nothing is held against an entry: it waits. But one that alone meets with that while others are
 * given out is held for broken after two hours more.
 *
 * Kept in memory: a restart begins anew, which costs time and loses nothing.
 */
export class Patience extends Context.Service<
  Patience,
  {
    /** Whether an entry should be left alone for now. */
    readonly isWaiting: (entry: MailboxEntry) => Effect.Effect<boolean>
    /** Notes a failure; answers whether patience with the entry has run out. */
    readonly hasRunOut: (entry: MailboxEntry) => Effect.Effect<boolean>
    /** How often it has failed so far. */
    readonly failuresOf: (entry: MailboxEntry) => Effect.Effect<number>
    /**
     * Has it wait for an axis that is away, which is no failure of its own, unless the axis has given out
     * others for hours; answers whether patience with it has run out.
     */
    readonly hasWaitedLong: (entry: MailboxEntry) => Effect.Effect<boolean>
    /** Notes what the axis gave out for an entry. */
    readonly noteBytes: (entry: MailboxEntry, bytes: Uint8Array) => Effect.Effect<void>
    /** Notes what it gave out for another that was looked at because of this one, and is judged with it. */
    readonly noteBytesBehind: (entry: MailboxEntry, bytes: Uint8Array) => Effect.Effect<void>
    /** Whether what was given out may be judged; if not, notes that it is to be read again. */
    readonly isSure: (entry: MailboxEntry) => Effect.Effect<boolean>
    /** Notes whose packet it is, for the answer to its sender. */
    readonly noteAbout: (entry: MailboxEntry, about: ResponseFor) => Effect.Effect<void>
    readonly aboutOf: (entry: MailboxEntry) => Effect.Effect<ResponseFor | undefined>
    readonly forget: (entry: MailboxEntry) => Effect.Effect<void>
    /** Forgets what has not been tried for a day: it has left the mailbox without an answer of ours. */
    readonly forgetOld: Effect.Effect<void>
  }
>()("@lienthong/core/exchange/Patience") {
  static readonly layer = Layer.sync(Patience, () => {
    const tried = new Map<string, Tried>()
    const keyOf = ({ kind, id }: MailboxEntry) => `${kind}/${id}`
    const of = (entry: MailboxEntry) => tried.get(keyOf(entry)) ?? untried
    let givenAt = Number.NEGATIVE_INFINITY
    const change = (entry: MailboxEntry, changes: Partial<Tried>) =>
      void tried.set(keyOf(entry), { ...of(entry), ...changes })
    const failAgain = (entry: MailboxEntry, wait: (count: number) => number) =>
      Effect.map(Clock.currentTimeMillis, (now) => {
        const count = of(entry).count + 1
        change(entry, { count, triedAt: now, notBefore: now + wait(count), given: undefined })
        return count >= attempts
      })
    /** How many reads in a row gave what the axis gave out last. */
    const readsOf = Effect.fnUntraced(function* (entry: MailboxEntry) {
      const { given, bytes, reads } = of(entry)
      if (given === undefined) return reads
      const hash = yield* hashOf(given)
      change(entry, { given: undefined, bytes: hash, reads: hash === bytes ? reads + 1 : 1 })
      return of(entry).reads
    })
    return Patience.of({
      isWaiting: (entry) => Effect.map(Clock.currentTimeMillis, (now) => now < of(entry).notBefore),
      hasRunOut: (entry) => failAgain(entry, waitAfter),
      failuresOf: (entry) => Effect.sync(() => of(entry).count),
      hasWaitedLong: Effect.fnUntraced(function* (entry) {
        const now = yield* Clock.currentTimeMillis
        const before = of(entry)
        const waits = before.waits + 1
        const waitsSince = before.waits === 0 ? now : before.waitsSince
        const own = before.waits > 0 && (before.own || givenAt >= before.triedAt)
        change(entry, { waits, waitsSince, own, triedAt: now })
        if (own && now - waitsSince >= patientMillis) return yield* failAgain(entry, waitAfter)
        change(entry, { notBefore: now + waitAfter(waits), given: undefined })
        return false
      }),
      noteBytes: (entry, given) =>
        Effect.map(Clock.currentTimeMillis, (now) => {
          givenAt = now
          change(entry, { given: [given], waits: 0, triedAt: now })
        }),
      noteBytesBehind: (entry, given) =>
        Effect.sync(() => change(entry, { given: [...(of(entry).given ?? []), given] })),
      isSure: Effect.fnUntraced(function* (entry) {
        const reads = yield* readsOf(entry)
        return reads >= readsToBeSure || (yield* failAgain(entry, () => waitsForSame[reads - 1] ?? 0))
      }),
      noteAbout: (entry, about) => Effect.sync(() => change(entry, { about })),
      aboutOf: (entry) => Effect.sync(() => of(entry).about),
      forgetOld: Effect.map(Clock.currentTimeMillis, (now) => {
        for (const [key, { triedAt }] of tried) if (now - triedAt > rememberedMillis) tried.delete(key)
      }),
      forget: (entry) => Effect.sync(() => void tried.delete(keyOf(entry))),
    })
  })
}
