import { Clock, Context, Effect, Layer } from "effect"
import type { ResponseFor } from "../../packet/party.ts"
import type { Tolerance } from "../../packet/tolerance.ts"
import type { MailboxEntry } from "../../port/transport.ts"
import { patientMillis } from "../circuit/axis-trouble.ts"

/** How often an entry may fail before it is given up. */
const attempts = 20
/** This many failures are retried at the next poll; each later one doubles the wait. */
const withoutWait = 3
const maxWaitMillis = 10 * 60_000

const waitAfter = (count: number) => (count <= withoutWait ? 0 : Math.min(1_000 * 2 ** count, maxWaitMillis))

/** How many reads must give the same bytes before a packet is judged by them. */
const readsToBeSure = 3
/** The wait before the second read, which comes at the next poll, and before the third. */
const waitsForSame: ReadonlyArray<number> = [0, 30_000]

/** What reading an entry's packet told, for the record of its refusal and the answer to its sender. */
interface Told {
  /** The document of the packet, if any read could tell. */
  readonly about?: ResponseFor
  /** What was tolerated in it at the last read. */
  readonly tolerated?: ReadonlyArray<Tolerance>
}

interface Tried extends Told {
  readonly count: number
  /** How often in a row it waited for the axis, since when, and when last. */
  readonly waits: number
  readonly waitsSince: number
  readonly triedAt: number
  /** The axis has given out other entries while this one waited. */
  readonly own: boolean
  readonly notBefore: number
  /**
   * The axis' last bytes for the entry and the one behind it, kept until they are hashed: only doubtful ones
   * are.
   */
  readonly given?: ReadonlyArray<Uint8Array> | undefined
  /** The SHA-256 of the last bytes, and how many reads in a row gave them. */
  readonly bytes?: string
  readonly reads: number
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

/** An entry that was not tried for this long has left the mailbox: each is tried every ten minutes. */
const rememberedMillis = 24 * 3_600_000

const hashOf = (given: ReadonlyArray<Uint8Array>) =>
  Effect.forEach(given, (bytes) =>
    Effect.map(
      Effect.promise(() => crypto.subtle.digest("SHA-256", bytes.slice())),
      (hash) => new Uint8Array(hash).join(),
    ),
  ).pipe(Effect.map((hashes) => hashes.join("/")))

/**
 * Retries mailbox entries. An entry that fails repeatedly is tried at growing intervals and given up after
 * the last one (some two hours). A packet that was read and would be refused is read again at later polls,
 * since a read may be damaged or the axis may give out another entry's packet. When three reads over some
 * half a minute give the same bytes, these are what the axis has, and the packet is refused. While the axis
 * is away, entries wait without a failure. An entry that waits alone while others are given out counts as
 * broken after two more hours.
 *
 * Kept in memory: a restart begins anew, which costs time and loses nothing.
 */
export class Patience extends Context.Service<
  Patience,
  {
    /** Whether to skip an entry for now. */
    readonly isWaiting: (entry: MailboxEntry) => Effect.Effect<boolean>
    /** Records a failure and tells whether the entry is to be given up. */
    readonly hasRunOut: (entry: MailboxEntry) => Effect.Effect<boolean>
    /** How often it has failed so far. */
    readonly failuresOf: (entry: MailboxEntry) => Effect.Effect<number>
    /**
     * Makes an entry wait for an axis that is away, without a failure, unless the axis has given out others
     * for hours; tells whether the entry is to be given up.
     */
    readonly hasWaitedLong: (entry: MailboxEntry) => Effect.Effect<boolean>
    /** Records the bytes that the axis gave out for an entry. */
    readonly noteBytes: (entry: MailboxEntry, bytes: Uint8Array) => Effect.Effect<void>
    /** Records the bytes of another entry that was read because of this one and is judged with it. */
    readonly noteBytesBehind: (entry: MailboxEntry, bytes: Uint8Array) => Effect.Effect<void>
    /** Whether the bytes may be judged. If not, it schedules another read. */
    readonly isSure: (entry: MailboxEntry) => Effect.Effect<boolean>
    /** Records what a read told; what it did not tell stays as it was. */
    readonly noteTold: (entry: MailboxEntry, told: Told) => Effect.Effect<void>
    readonly toldOf: (entry: MailboxEntry) => Effect.Effect<Told>
    readonly forget: (entry: MailboxEntry) => Effect.Effect<void>
    /** Forgets entries that were not tried for a day: they have left the mailbox without our answer. */
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
    /** How many reads in a row gave the axis' last bytes. */
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
      noteTold: (entry, told) => Effect.sync(() => change(entry, told)),
      toldOf: (entry) => Effect.sync(() => of(entry)),
      forgetOld: Effect.map(Clock.currentTimeMillis, (now) => {
        for (const [key, { triedAt }] of tried) if (now - triedAt > rememberedMillis) tried.delete(key)
      }),
      forget: (entry) => Effect.sync(() => void tried.delete(keyOf(entry))),
    })
  })
}
