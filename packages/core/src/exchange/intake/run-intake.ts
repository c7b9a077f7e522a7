import { Array as Arr, Effect, Fiber, FiberMap, Semaphore } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import { Transport } from "../../port/transport.ts"
import type { MessageKind } from "../../vocabulary/message-kind.ts"
import { AxisCircuit } from "../circuit/axis-circuit.ts"
import { recordAxisState } from "../circuit/record-axis-state.ts"
import { watchClock } from "../clock/watch-clock.ts"
import { unlessTroubled } from "../runtime/unless-troubled.ts"
import { untilDone } from "../stream/once-over-log.ts"
import { EntryRetries } from "./entry-retries.ts"
import { handleIfDue } from "./intake.ts"
import { sharedPolling } from "./shared-polling.ts"

/** How many entries are handled at once, each of another sender. */
const concurrency = 8

/**
 * The longest pause of a mailbox while nothing comes and the host does nothing, as a multiple of the usual
 * one.
 */
const maxRest = 12

/**
 * Handles what a mailbox lists, each sender's entries in their order and one at a time, and lists again
 * meanwhile: a sender of a thousand documents, or of one that hangs, holds up no other. Each entry waits for
 * its own turn, so the only document of a sender comes before the second of every other.
 */
const takeIn = Effect.fnUntraced(function* (kind: MessageKind) {
  const transport = yield* Transport
  const retries = yield* EntryRetries
  const turns = yield* Semaphore.make(concurrency)
  const senders = yield* FiberMap.make<string>()
  /** Lists once, and returns how many entries there are. */
  return Effect.gen(function* () {
    const entries = yield* transport.listInbox(kind)
    yield* retries.forgetGone(kind, entries)
    for (const [from, ofOne] of Object.entries(Arr.groupBy(entries, (entry) => entry.from)))
      yield* FiberMap.run(
        senders,
        from,
        Effect.forEach(ofOne, (entry) => turns.withPermit(handleIfDue(entry)), { discard: true }),
        { onlyIfMissing: true },
      )
    return entries.length
  })
})

/**
 * Polls one mailbox until interrupted: at its interval while entries come or the log grows, and up to
 * {@link maxRest} times more seldom while nothing happens, so that quiet agencies cost the axis little. A
 * poll is left out while the axis is away.
 */
const runKind = Effect.fnUntraced(function* (kind: MessageKind, everyMillis: number) {
  const circuit = yield* AxisCircuit
  // Listening may take long to begin, and polling does not wait for it.
  const listening = yield* Effect.forkScoped(
    untilDone((yield* Storage).listen("log"), `The mailbox of kind ${kind} is not woken by the log yet`),
  )
  const grown = Effect.flatten(Fiber.join(listening))
  const list = yield* takeIn(kind)
  const reading = yield* unlessTroubled(
    `The mailbox of kind ${kind} could not be read; it is read again`,
    `The mailbox of kind ${kind} is read again`,
  )
  const sharing = yield* unlessTroubled(
    `Which process reads the mailbox of kind ${kind} is not known; it is read`,
    `Which process reads the mailbox of kind ${kind} is known again`,
  )
  const recording = yield* unlessTroubled(
    "That the axis is away or back could not be recorded; it is recorded later",
    "Whether the axis is away is recorded again",
  )
  const share = yield* sharedPolling(kind)
  let rest = 1
  const turn = Effect.gen(function* () {
    const isSilent = (yield* circuit.silenceMillis) > 0
    const mayRest = everyMillis * Math.min(rest * 2, maxRest)
    // A store that cannot say whose turn it is keeps nobody from polling.
    const isOurs = !isSilent && ((yield* sharing(share.isOurs({ mayRest, everyMillis }))) ?? true)
    const listed = isOurs ? yield* reading(list) : undefined
    if (isSilent || (isOurs && listed === undefined)) yield* share.letGo
    yield* recording(recordAxisState)
    if (!isSilent && !isOurs) return yield* Effect.sleep(everyMillis)
    rest = listed === 0 ? Math.min(rest * 2, maxRest) : 1
    yield* Effect.sleep(everyMillis)
    const isAwake = yield* Effect.raceFirst(
      Effect.as(grown, true),
      Effect.as(Effect.sleep(everyMillis * (rest - 1)), false),
    )
    if (isAwake) rest = 1
  })
  return yield* Effect.forever(turn)
}, Effect.scoped)

/** Polls both mailboxes repeatedly until interrupted. Large documents do not delay reports. */
export const runIntake = (everyMillis: number) =>
  Effect.all([watchClock, runKind("document", everyMillis), runKind("status", everyMillis)], {
    concurrency: "unbounded",
    discard: true,
  })
