import { Clock, Context, Effect, Layer, Option, Random, Result } from "effect"
import { readTransport } from "../../adapter-kit/promise/read-transport.ts"
import { urgentLanes } from "../../policy/urgent-lane.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { Transport } from "../../port/transport.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { retryDelayMillis } from "../settings/retry-policy.ts"
import { Settings } from "../settings/settings.ts"
import { isIndependentOfItem, maxItemWaitMillis, mayBeAxisFault } from "./axis-trouble.ts"
import {
  closed,
  isSilent,
  onAnswer,
  onItemNotTaken,
  onNoAnswer,
  onOtherCallAnswered,
  setTried,
  silenceMillis,
  type Trouble,
  type Turn,
  turn,
  waitMillis,
} from "./circuit-state.ts"
import { knowAxis } from "./known-axis.ts"
import { isAskedFor, noteAnswered, noteSilence, share, tryFor } from "./known-endpoint.ts"

/** After a silence, the answer to a question is awaited for less time than the answer to a packet. */
const maxQuestionMillis = 30_000
/**
 * An item that the axis does not take is tried at least this often, so that it does not leave long after the
 * axis is back.
 */
const maxOwnMillis = { urgent: 30_000, ordinary: 5 * 60_000 }
/**
 * How often it is reported again that the axis answers: another process may have recorded it as away, and
 * died.
 */
const retellMillis = 60_000
/** An absence that shows only when sending ends once the exchange has had nothing to send for this long. */
const idleMillis = 30 * 60_000
/** Only items that fail now are remembered, up to this number. */
const maxTried = 10_000

const troubleOf = (error: TransportError): Trouble => ({
  problem: error.code,
  text: { en: error.sentence.en, vi: error.sentence.vi },
  ...(error.retryAfterSeconds !== undefined && { retryAfterMillis: error.retryAfterSeconds * 1_000 }),
})

/** What follows for an item that met trouble at the axis. */
export type FailureOutcome =
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
  /** `takenAt`: when it last took something. `isEnd`: it ends an absence that this process reported. */
  | { readonly _tag: "Answers"; readonly at: number; readonly takenAt: number; readonly isEnd: boolean }

/**
 * A kind of call, such as `listInbox document`. An absence ends for the kinds that met it: an answer to
 * another kind shows that the axis is there, but not that it answers these.
 */
export type CallKind = string
const sending: CallKind = "submit"
const question: CallKind = "health"

/**
 * The connection to the axis as this process knows it; see ADR 0003. While the axis is away, work waits and
 * uses no attempts. Kept in memory: each process finds out on its own, for all its exchanges over the axis,
 * and the first one records it in the log of each agency.
 */
export class AxisCircuit extends Context.Service<
  AxisCircuit,
  {
    /**
     * What a worker does next. After `ask` it asks; after `try` it sends one item and then calls `endTurn`.
     */
    readonly turn: (takesOrdinary: boolean) => Effect.Effect<Turn>
    /** Ends a turn, even one without a result. */
    readonly endTurn: Effect.Effect<void>
    /** Asks the axis whether it answers. */
    readonly ask: Effect.Effect<void>
    /** Whether the axis answers a question now. The answer changes nothing that is known. */
    readonly isThere: Effect.Effect<boolean>
    /** Records that the axis answered a call that sends nothing, whatever the answer was. */
    readonly noteCallAnswered: (call: CallKind) => Effect.Effect<void>
    /**
     * Records that the axis did not answer such a call. It is asked a question: the call alone may have been
     * at fault. While the axis is silent it is not asked before its time, nor where only calls of this kind
     * are not answered.
     */
    readonly noteCallUnanswered: (call: CallKind, error: TransportError) => Effect.Effect<void>
    /** Records that nothing is to be sent now. */
    readonly noteIdle: Effect.Effect<void>
    /** How long a call that sends nothing is to wait: while the axis is silent, until it may be tried. */
    readonly silenceMillis: Effect.Effect<number>
    /** Records that the axis answered about a sent item, and whether it took it. */
    readonly noteAnswer: (work: string, taken: boolean) => Effect.Effect<void>
    /**
     * Records that it did not answer, and tells what follows for the item, which may be failing since an
     * earlier start of this process.
     */
    readonly recordFailure: (
      work: Pick<LeasedWork, "id" | "lane">,
      error: TransportError,
      failingSince?: number,
    ) => Effect.Effect<FailureOutcome, never, Settings>
    /** How long nothing may be sent; none when something may, even a single item to try the axis with. */
    readonly waitMillis: (takesOrdinary: boolean) => Effect.Effect<Option.Option<number>>
    /**
     * What this process has not yet recorded in the log, including what a process that died may have left
     * there.
     */
    readonly news: Effect.Effect<Option.Option<Finding>>
    readonly noteRecorded: (finding: Finding) => Effect.Effect<void>
  }
>()("@lienthong/core/exchange/AxisCircuit") {
  static readonly layer = Layer.effect(
    AxisCircuit,
    Effect.gen(function* () {
      const transport = yield* Transport
      const { axis, mine } = yield* knowAxis(transport)
      const { tried } = axis
      let lastTold: { readonly away: boolean; readonly at: number } | undefined

      const lose = Effect.fnUntraced(function* (trouble: Trouble, error: Pick<TransportError, "reason">) {
        axis.circuit = onNoAnswer(axis.circuit, trouble, yield* Clock.currentTimeMillis, yield* Random.next)
        noteSilence(axis, error)
      })
      /** The present time, once the circuit has taken over what is known of the endpoint. */
      const present = Effect.map(Clock.currentTimeMillis, (now) => {
        share(axis, now)
        return now
      })
      /** Only sending shows whether packets are accepted; any other call is answered if a question is. */
      const noteCallAnswered = (call: CallKind) =>
        Effect.map(Clock.currentTimeMillis, (now) => {
          axis.answeredAt = now
          noteAnswered(axis)
          const isNews = mine.delete(call)
          if (call === question)
            for (const calls of axis.unanswered)
              for (const other of calls.keys()) if (other !== sending) calls.delete(other)
          const allAnswered = [...axis.unanswered].every(({ size }) => size === 0)
          axis.circuit =
            call === question || allAnswered
              ? onAnswer(axis.circuit, now)
              : onOtherCallAnswered(axis.circuit, isNews, now)
        })
      const questioned = Effect.timeoutOption(
        Effect.result(readTransport(transport).health),
        maxQuestionMillis,
      )
      const errorIn = (answer: Option.Option<Result.Result<unknown, TransportError>>) =>
        Option.isSome(answer) && Result.isFailure(answer.value) && mayBeAxisFault(answer.value.failure)
          ? answer.value.failure
          : undefined
      /** Asks the axis a question. If the answer does not come in time, the trouble stays as it was. */
      const askItself = Effect.fnUntraced(function* (before: Trouble) {
        if (isAskedFor(axis, yield* Clock.currentTimeMillis)) return
        const answer = yield* questioned
        if (Option.isNone(answer)) return yield* lose(before, { reason: "timed-out" })
        const error = errorIn(answer)
        return yield* error ? lose(troubleOf(error), error) : noteCallAnswered(question)
      })
      const ask = (before: Trouble) => axis.endpoint.oneAtATime.withPermits(1)(askItself(before))

      return AxisCircuit.of({
        turn: (takesOrdinary) =>
          Effect.map(present, (now) => {
            const next = turn(axis.circuit, now, takesOrdinary)
            if (next !== "send" && next !== "wait") axis.circuit = setTried(axis.circuit, true)
            return next
          }),
        endTurn: Effect.sync(() => {
          axis.circuit = setTried(axis.circuit, false)
        }),
        ask: Effect.suspend(() => (axis.circuit._tag === "Open" ? ask(axis.circuit.trouble) : Effect.void)),
        isThere: Effect.map(questioned, (answer) => Option.isSome(answer) && errorIn(answer) === undefined),
        noteCallAnswered,
        noteCallUnanswered: Effect.fnUntraced(function* (call, error) {
          const now = yield* Clock.currentTimeMillis
          const isKnown = mine.has(call)
          mine.set(call, now)
          if (silenceMillis(axis.circuit, now) > 0 || (isKnown && axis.circuit._tag === "Closed")) return
          yield* ask(troubleOf(error))
        }),
        noteIdle: Effect.map(Clock.currentTimeMillis, (now) => {
          if (now - (mine.get(sending) ?? now) < idleMillis) return
          mine.delete(sending)
          if ([...axis.unanswered].some(({ size }) => size > 0)) return
          noteAnswered(axis)
          axis.circuit = closed
        }),
        silenceMillis: Effect.map(present, (now) => {
          const left = silenceMillis(axis.circuit, now)
          if (left === 0) tryFor(axis, now)
          return left
        }),
        noteAnswer: (work, taken) =>
          Effect.map(Clock.currentTimeMillis, (now) => {
            axis.answeredAt = now
            if (taken) axis.takenAt = now
            noteAnswered(axis)
            tried.delete(work)
            mine.delete(sending)
            axis.circuit = closed
          }),
        recordFailure: Effect.fnUntraced(function* ({ id, lane }, error, failingSince) {
          const trouble = troubleOf(error)
          mine.set(sending, yield* Clock.currentTimeMillis)
          if (!isSilent(axis.circuit)) yield* ask(trouble)
          if (isSilent(axis.circuit)) return { _tag: "WaitsForAxis" }
          const now = yield* Clock.currentTimeMillis
          const before = tried.get(id)
          const count = (before?.count ?? 0) + 1
          if (tried.size >= maxTried) tried.clear()
          const own = before !== undefined && (before.own || axis.takenAt > before.at)
          const since = Math.min(before?.since ?? failingSince ?? now, now)
          tried.set(id, { since, at: now, count, own })
          const counts = own && (!isIndependentOfItem(error) || now - since >= maxItemWaitMillis)
          if (axis.circuit._tag === "Closed" && counts) return { _tag: "Counts" }
          axis.circuit = onItemNotTaken(axis.circuit, id, trouble, now, yield* Random.next)
          // The axis rejected this item and no others: the attempt counts.
          if (axis.circuit._tag === "Closed" && error.reason === "failed") return { _tag: "Counts" }
          const { retry } = yield* Settings
          const urgent = urgentLanes.some((fast) => fast === lane)
          const longest = urgent ? maxOwnMillis.urgent : maxOwnMillis.ordinary
          const delay = Math.min(retryDelayMillis(retry, count, yield* Random.next), longest)
          const { retryAfterMillis = 0 } = trouble
          // After the next try, which uses another item if there is one; an urgent item is tried every other
          // time.
          if (axis.circuit._tag === "Open")
            return { _tag: "WaitsForAxis", notBefore: axis.circuit.nextAt + (urgent ? 1 : delay), since }
          return { _tag: "WaitsAlone", notBefore: now + Math.max(delay, retryAfterMillis), since }
        }),
        waitMillis: (takesOrdinary) =>
          Effect.map(present, (now) => waitMillis(axis.circuit, now, takesOrdinary)),
        news: Effect.sync(() => {
          const { circuit, answeredAt, takenAt } = axis
          if (circuit._tag === "Open")
            return lastTold?.away
              ? Option.none()
              : Option.some({ _tag: "Away", since: circuit.since, trouble: circuit.trouble })
          const isTold = lastTold?.away === false && answeredAt < lastTold.at + retellMillis
          return answeredAt === Number.NEGATIVE_INFINITY || isTold || mine.size > 0
            ? Option.none()
            : Option.some({ _tag: "Answers", at: answeredAt, takenAt, isEnd: lastTold?.away === true })
        }),
        noteRecorded: ({ _tag }) =>
          Effect.map(Clock.currentTimeMillis, (at) => {
            lastTold = { away: _tag === "Away", at }
          }),
      })
    }),
  )
}
