import { Clock, Context, Effect, Layer, Option, Random, Result } from "effect"
import { urgentLanes } from "../../policy/urgent-lane.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { Transport } from "../../port/transport.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { retryDelayMillis } from "../ground/retry-policy.ts"
import { Settings } from "../ground/settings.ts"
import { isOfAll, mayBeOfAxis, patientMillis } from "./axis-trouble.ts"
import {
  type Circuit,
  closed,
  heard,
  isSilent,
  setTried,
  silenceMillis,
  silent,
  type Trouble,
  type Turn,
  turn,
  untaken,
  waitMillis,
} from "./circuit-state.ts"

/** After a silence, a question is not waited for as long as a packet. */
const maxQuestionMillis = 30_000
/**
 * An item that the axis does not take is tried at least this often, so that it does not leave long after the
 * axis is back.
 */
const maxOwnMillis = { urgent: 30_000, ordinary: 5 * 60_000 }
/**
 * That the axis answers is reported again after this time: another process may have found it away, and died.
 */
const retellMillis = 60_000
/** Only items that fail now are remembered, up to this number. */
const maxTried = 10_000

const troubleOf = (error: TransportError): Trouble => ({
  problem: error.code,
  text: { en: error.sentence.en, vi: error.sentence.vi },
  ...(error.retryAfterSeconds !== undefined && { retryAfterMillis: error.retryAfterSeconds * 1_000 }),
})

/** An item that the axis did not take. */
interface Tried {
  readonly since: number
  readonly at: number
  readonly count: number
  /** The axis has taken other items since: the item itself fails. */
  readonly own: boolean
}

/** What follows for an item that met trouble at the axis. */
export type Meeting =
  /** The item itself failed: others were taken meanwhile. */
  | { readonly _tag: "Counts" }
  /** It waits with all others until the axis answers. */
  | { readonly _tag: "WaitsForAxis"; readonly notBefore?: undefined }
  /** It waits with all others until the axis, which answers, takes something. */
  | { readonly _tag: "WaitsForAxis"; readonly notBefore: number; readonly since: number }
  /** It waits alone: the axis answers, and it is not yet known what is at fault. */
  | { readonly _tag: "WaitsAlone"; readonly notBefore: number; readonly since: number }

/** What this process knows about the axis, for the log. */
export type Finding =
  | { readonly _tag: "Away"; readonly since: number; readonly trouble: Trouble }
  | { readonly _tag: "Answers"; readonly at: number }

/**
 * The connection to the axis as this process knows it; see ADR 0003. While the axis is away, work waits and
 * uses no attempts. Kept in memory: each process finds out by itself, and the first one records it in the
 * log.
 */
export class AxisCircuit extends Context.Service<
  AxisCircuit,
  {
    /** What a worker does next. After `ask` it asks; after `try` it sends one item and then calls `leave`. */
    readonly turn: (takesOrdinary: boolean) => Effect.Effect<Turn>
    /** Ends a turn, even one without a result. */
    readonly leave: Effect.Effect<void>
    /** Asks the axis whether it answers. */
    readonly ask: Effect.Effect<void>
    /** Records that the axis answered a call that sends nothing, whatever the answer was. */
    readonly noteHeard: Effect.Effect<void>
    /**
     * Records that the axis did not answer such a call. It is asked a question, unless the call was one: the
     * call alone may have been at fault. While the axis is silent it is not asked before its time.
     */
    readonly noteUnheard: (error: TransportError, wasQuestion?: boolean) => Effect.Effect<void>
    /** How long a call that sends nothing is to wait: while the axis is silent, until it may be tried. */
    readonly silenceMillis: Effect.Effect<number>
    /** Records that the axis answered about a sent item, and whether it took it. */
    readonly noteAnswer: (work: string, taken: boolean) => Effect.Effect<void>
    /**
     * Records that it did not answer, and tells what follows for the item, which may be failing since an
     * earlier start of this process.
     */
    readonly meet: (
      work: Pick<LeasedWork, "id" | "lane">,
      error: TransportError,
      failingSince?: number,
    ) => Effect.Effect<Meeting, never, Settings>
    /**
     * How long nothing may be sent; none when something may, even if it is only one item to try the axis
     * with.
     */
    readonly waitMillis: (takesOrdinary: boolean) => Effect.Effect<Option.Option<number>>
    /**
     * What this process has not yet recorded in the log, including what a process that died may have left
     * there.
     */
    readonly news: Effect.Effect<Option.Option<Finding>>
    readonly told: (finding: Finding) => Effect.Effect<void>
  }
>()("@lienthong/core/exchange/AxisCircuit") {
  static readonly layer = Layer.effect(
    AxisCircuit,
    Effect.map(Transport, ({ health }) => {
      let circuit: Circuit = closed
      let takenAt = Number.NEGATIVE_INFINITY
      let answeredAt = Number.NEGATIVE_INFINITY
      let lastTold: { readonly away: boolean; readonly at: number } | undefined
      const tried = new Map<string, Tried>()

      const lose = Effect.fnUntraced(function* (trouble: Trouble) {
        circuit = silent(circuit, trouble, yield* Clock.currentTimeMillis, yield* Random.next)
      })
      const noteHeard = Effect.map(Clock.currentTimeMillis, (now) => {
        answeredAt = now
        circuit = heard(circuit, now)
      })
      /** Asks the axis a question. If the answer does not come in time, the trouble stays as it was. */
      const ask = Effect.fnUntraced(function* (before: Trouble) {
        const answer = yield* Effect.timeoutOption(Effect.result(health), maxQuestionMillis)
        if (Option.isNone(answer)) return yield* lose(before)
        const error = Result.isFailure(answer.value) ? answer.value.failure : undefined
        return yield* error !== undefined && mayBeOfAxis(error) ? lose(troubleOf(error)) : noteHeard
      })

      return AxisCircuit.of({
        turn: (takesOrdinary) =>
          Effect.map(Clock.currentTimeMillis, (now) => {
            const next = turn(circuit, now, takesOrdinary)
            if (next !== "send" && next !== "wait") circuit = setTried(circuit, true)
            return next
          }),
        leave: Effect.sync(() => {
          circuit = setTried(circuit, false)
        }),
        ask: Effect.suspend(() => (circuit._tag === "Open" ? ask(circuit.trouble) : Effect.void)),
        noteHeard,
        noteUnheard: Effect.fnUntraced(function* (error, wasQuestion = false) {
          if (silenceMillis(circuit, yield* Clock.currentTimeMillis) > 0) return
          yield* wasQuestion ? lose(troubleOf(error)) : ask(troubleOf(error))
        }),
        silenceMillis: Effect.map(Clock.currentTimeMillis, (now) => silenceMillis(circuit, now)),
        noteAnswer: (work, taken) =>
          Effect.map(Clock.currentTimeMillis, (now) => {
            answeredAt = now
            if (taken) takenAt = now
            tried.delete(work)
            circuit = closed
          }),
        meet: Effect.fnUntraced(function* ({ id, lane }, error, failingSince) {
          const trouble = troubleOf(error)
          if (!isSilent(circuit)) yield* ask(trouble)
          if (isSilent(circuit)) return { _tag: "WaitsForAxis" }
          const now = yield* Clock.currentTimeMillis
          const before = tried.get(id)
          const count = (before?.count ?? 0) + 1
          if (tried.size >= maxTried) tried.clear()
          const own = before !== undefined && (before.own || takenAt > before.at)
          const since = Math.min(before?.since ?? failingSince ?? now, now)
          tried.set(id, { since, at: now, count, own })
          const counts = own && (!isOfAll(error) || now - since >= patientMillis)
          if (circuit._tag === "Closed" && counts) return { _tag: "Counts" }
          circuit = untaken(circuit, id, trouble, now, yield* Random.next)
          // The axis answered about this item: alone, it uses its attempts.
          if (circuit._tag === "Closed" && error.reason === "failed") return { _tag: "Counts" }
          const { retry } = yield* Settings
          const urgent = urgentLanes.some((fast) => fast === lane)
          const longest = urgent ? maxOwnMillis.urgent : maxOwnMillis.ordinary
          const delay = Math.min(retryDelayMillis(retry, count, yield* Random.next), longest)
          const { retryAfterMillis = 0 } = trouble
          // After the next try, which uses another item if there is one; an urgent item is tried every other
          // time.
          if (circuit._tag === "Open")
            return { _tag: "WaitsForAxis", notBefore: circuit.nextAt + (urgent ? 1 : delay), since }
          return { _tag: "WaitsAlone", notBefore: now + Math.max(delay, retryAfterMillis), since }
        }),
        waitMillis: (takesOrdinary) =>
          Effect.map(Clock.currentTimeMillis, (now) => waitMillis(circuit, now, takesOrdinary)),
        news: Effect.sync(() => {
          if (circuit._tag === "Open")
            return lastTold?.away
              ? Option.none()
              : Option.some({ _tag: "Away", since: circuit.since, trouble: circuit.trouble })
          const isTold = lastTold?.away === false && answeredAt < lastTold.at + retellMillis
          return answeredAt === Number.NEGATIVE_INFINITY || isTold
            ? Option.none()
            : Option.some({ _tag: "Answers", at: answeredAt })
        }),
        told: ({ _tag }) =>
          Effect.map(Clock.currentTimeMillis, (at) => {
            lastTold = { away: _tag === "Away", at }
          }),
      })
    }),
  )
}
