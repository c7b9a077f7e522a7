import { Clock, Context, Effect, Layer } from "effect"
import type { ResponseFor } from "../../packet/party.ts"
import type { Tolerance } from "../../packet/tolerance.ts"
import type { MailboxEntry } from "../../port/transport.ts"
import type { MessageKind } from "../../vocabulary/message-kind.ts"
import { maxItemWaitMillis } from "../circuit/axis-trouble.ts"
import { Settings } from "../settings/settings.ts"
import { bringerOf, type OpenedEntry, parseBringer } from "./opened-entry.ts"
import type { Answer } from "./recorded-answer.ts"

/** How often an entry may fail before it is given up. */
const attempts = 20
/** This many failures are retried at the next poll; each later one doubles the wait. */
const withoutWait = 3
const maxWaitMillis = 10 * 60_000

const waitAfter = (count: number) => (count <= withoutWait ? 0 : Math.min(1_000 * 2 ** count, maxWaitMillis))

/**
 * Why a packet is read again before it is judged: it is whole and meant for this agency, and what it says is
 * wrong (`content`); or it cannot be read, contradicts its entry, or is here already (`delivery`), which an
 * axis or a proxy in trouble causes for as long as the trouble lasts, with the same bytes each time.
 */
export type Doubt = "content" | "delivery"

/** The waits between reads that must give the same bytes before their content is judged. */
const waitsForSame: ReadonlyArray<number> = [0, 30_000]

/** The results of reading an entry's packet, for the record of its refusal and the answer to its sender. */
interface ReadResult {
  /** The fingerprint of the packet that the axis delivered last. */
  readonly print?: string
  /** The document of the packet, if any read could tell. */
  readonly about?: ResponseFor
  /** What was tolerated in it at the last read. */
  readonly tolerated?: ReadonlyArray<Tolerance>
}

/** An answer that the axis did not take. */
interface UntakenAnswer {
  /** Missing when the axis may have taken it: the id may name another packet by now. */
  readonly answer: Answer | undefined
  readonly times: number
  readonly since: number
}

interface EntryAttempts extends ReadResult {
  readonly count: number
  /** Since when its delivery is in doubt, and how many reads left it so. */
  readonly doubted?: { readonly since: number; readonly reads: number }
  /** How often in a row it waited for the axis, since when, and when last. */
  readonly waits: number
  readonly waitsSince: number
  readonly triedAt: number
  /** The axis has delivered other entries while this one waited. */
  readonly own: boolean
  readonly notBefore: number
  /** The fingerprints of the axis' last bytes for the entry and the one behind it, until they are judged. */
  readonly given?: ReadonlyArray<string> | undefined
  /** The fingerprints judged last, and how many reads in a row had them. */
  readonly judged?: string
  readonly reads: number
  /** Whether the log has a line about its trouble. */
  readonly isLogged?: boolean
  /** The answer that the axis did not take so far. */
  readonly untaken?: UntakenAnswer | undefined
}

const untried: EntryAttempts = {
  count: 0,
  waits: 0,
  waitsSince: 0,
  triedAt: 0,
  own: false,
  notBefore: 0,
  reads: 0,
}

/** The packet is fetched again for an answer that the axis may have taken: these waits double for longer. */
const maxWaitAfterDoubt = 6 * 3_600_000

/** An entry that was not tried for this long has left the mailbox: each is tried every ten minutes. */
const rememberedMillis = 24 * 3_600_000

/**
 * Retries mailbox entries. An entry that fails repeatedly is tried at growing intervals and given up after
 * the last one (some two hours). A packet that was read and would be refused is read again at later polls,
 * since a read may be damaged or the axis may deliver another entry's packet. When three reads over half a
 * minute give the same bytes, these are what the axis has, and their content is judged. Whether the delivery
 * itself went wrong is judged after two hours, or the time that the agency sets (`readAgainSeconds`). While
 * the axis is away, entries wait without a failure. An entry that waits alone while others are delivered
 * counts as broken after two more hours.
 *
 * Kept in memory: a restart starts over, which costs time and loses nothing.
 */
export class EntryRetries extends Context.Service<
  EntryRetries,
  {
    /** Whether to skip an entry for now. */
    readonly isWaiting: (entry: OpenedEntry) => Effect.Effect<boolean>
    /** Records a failure and returns whether the entry is to be given up. */
    readonly hasRunOut: (entry: OpenedEntry) => Effect.Effect<boolean>
    /** How often it has failed so far. */
    readonly failuresOf: (entry: OpenedEntry) => Effect.Effect<number>
    /**
     * Makes an entry wait for an axis that is away, without a failure, unless the axis has delivered others
     * for hours. Returns whether the entry is to be given up.
     */
    readonly hasWaitedLong: (entry: OpenedEntry) => Effect.Effect<boolean>
    /** Records the fingerprint of the packet that the axis delivered for an entry. */
    readonly noteGiven: (entry: OpenedEntry, print: string) => Effect.Effect<void>
    /** Records the fingerprint of another entry that was read because of this one and is judged with it. */
    readonly noteSwapped: (entry: OpenedEntry, print: string) => Effect.Effect<void>
    /** Whether the bytes may be judged. If not, it schedules another read. */
    readonly isSure: (entry: OpenedEntry, doubt: Doubt) => Effect.Effect<boolean>
    /** Records the results of a read; what it did not find out stays as it was. */
    readonly noteRead: (entry: OpenedEntry, result: ReadResult) => Effect.Effect<void>
    readonly readResultOf: (entry: OpenedEntry) => Effect.Effect<ReadResult>
    /**
     * Records that the axis did not take an answer, and whether that is certain: only then is the answer
     * given again without another look at the packet.
     */
    readonly noteUntaken: (entry: OpenedEntry, answer: Answer, isCertain: boolean) => Effect.Effect<void>
    /** The answer to give again to an entry that was listed ever since. */
    readonly untakenOf: (entry: OpenedEntry) => Effect.Effect<Answer | undefined>
    /** Tells for the first trouble of an entry that it is the first: one line in the log is enough. */
    readonly isNewTrouble: (entry: OpenedEntry) => Effect.Effect<boolean>
    readonly forget: (entry: OpenedEntry) => Effect.Effect<void>
    /**
     * Forgets the answers of entries that are no longer listed, and entries that were not tried for a day:
     * they have left the mailbox.
     */
    readonly forgetGone: (kind: MessageKind, listed: ReadonlyArray<MailboxEntry>) => Effect.Effect<void>
  }
>()("@lienthong/core/exchange/EntryRetries") {
  static readonly layer = Layer.effect(
    EntryRetries,
    Effect.gen(function* () {
      const { readAgainSeconds } = (yield* Settings).retry
      const tried = new Map<string, EntryAttempts>()
      const of = (entry: OpenedEntry) => tried.get(bringerOf(entry)) ?? untried
      let givenAt = Number.NEGATIVE_INFINITY
      const change = (entry: OpenedEntry, changes: Partial<EntryAttempts>) =>
        void tried.set(bringerOf(entry), { ...of(entry), ...changes })
      const failAgain = (entry: OpenedEntry, wait: (count: number) => number) =>
        Effect.map(Clock.currentTimeMillis, (now) => {
          const count = of(entry).count + 1
          change(entry, { count, triedAt: now, notBefore: now + wait(count), given: undefined })
          return count >= attempts
        })
      /** How many reads in a row delivered the axis' last bytes. */
      const readsOf = (entry: OpenedEntry) => {
        const { given, judged, reads } = of(entry)
        if (given === undefined) return reads
        const prints = given.join("/")
        change(entry, { given: undefined, judged: prints, reads: prints === judged ? reads + 1 : 1 })
        return of(entry).reads
      }
      return EntryRetries.of({
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
          if (own && now - waitsSince >= maxItemWaitMillis) return yield* failAgain(entry, waitAfter)
          change(entry, { notBefore: now + waitAfter(waits), given: undefined })
          return false
        }),
        noteGiven: (entry, print) =>
          Effect.map(Clock.currentTimeMillis, (now) => {
            givenAt = now
            change(entry, { given: [print], print, waits: 0, triedAt: now, untaken: undefined })
          }),
        noteSwapped: (entry, print) =>
          Effect.sync(() => change(entry, { given: [...(of(entry).given ?? []), print] })),
        isSure: Effect.fnUntraced(function* (entry, doubt) {
          const sameReads = readsOf(entry)
          const isSame = sameReads > waitsForSame.length
          if (doubt === "content")
            return isSame || (yield* failAgain(entry, () => waitsForSame[sameReads - 1] ?? 0))
          const now = yield* Clock.currentTimeMillis
          const { since, reads } = of(entry).doubted ?? { since: now, reads: 0 }
          const left = since + readAgainSeconds * 1_000 - now
          change(entry, { doubted: { since, reads: reads + 1 } })
          yield* failAgain(entry, (count) => Math.min(waitAfter(count), Math.max(left, 0)))
          return left <= 0 && (isSame || reads >= attempts)
        }),
        noteRead: (entry, result) => Effect.sync(() => change(entry, result)),
        readResultOf: (entry) => Effect.sync(() => of(entry)),
        noteUntaken: (entry, answer, isCertain) =>
          Effect.map(Clock.currentTimeMillis, (now) => {
            const { times, since } = of(entry).untaken ?? { times: 0, since: now }
            const untaken = { answer: isCertain ? answer : undefined, times: times + 1, since }
            const doubt = isCertain ? 0 : Math.min(now - since, maxWaitAfterDoubt)
            change(entry, { untaken, triedAt: now, notBefore: now + Math.max(waitAfter(times + 1), doubt) })
          }),
        untakenOf: (entry) => Effect.sync(() => of(entry).untaken?.answer),
        isNewTrouble: (entry) =>
          Effect.sync(() => {
            const isNew = !of(entry).isLogged
            change(entry, { isLogged: true })
            return isNew
          }),
        forgetGone: (kind, listed) =>
          Effect.map(Clock.currentTimeMillis, (now) => {
            const keys = new Set(listed.map((entry) => bringerOf(entry)))
            for (const [key, { triedAt, untaken }] of tried) {
              if (parseBringer(key).kind !== kind) continue
              if (now - triedAt > rememberedMillis || (untaken && !keys.has(key))) tried.delete(key)
            }
          }),
        forget: (entry) => Effect.sync(() => void tried.delete(bringerOf(entry))),
      })
    }),
  )
}
