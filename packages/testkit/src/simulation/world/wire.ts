import { TransportError } from "@lienthong/core"
import { collectBytes, type MailboxEntry, type SentList, type Transport } from "@lienthong/core/adapter"
import { Clock, Duration, Effect, Option, Stream } from "effect"
import { corruptAttachment } from "../../axis/packet-damage.ts"
import type { WireCall, WireFault } from "../plan/trouble.ts"
import { nameOf, outsideCall } from "./process.ts"
import type { Process, World } from "./world.ts"

type Port = Transport["Service"]
type Reason = TransportError["reason"]

const errorOf = (reason: Reason, operation: string) =>
  new TransportError({
    reason,
    detail: { operation, endpoint: "the axis of the simulation", systemId: "", answer: reason },
    ...(reason === "busy" && { retryAfterSeconds: 30 }),
  })

/** Faults of a call that has no effect. */
const without: Readonly<Partial<Record<WireFault, Reason>>> = {
  unanswered: "timed-out",
  garbled: "malformed-answer",
  unreachable: "unreachable",
  busy: "busy",
  failed: "failed",
  refused: "refused",
  unauthorized: "unauthorized",
  "called-duplicate": "duplicate",
}

/** Faults of a call whose effect is done and whose answer is lost. */
const after: Readonly<Partial<Record<WireFault, Reason>>> = {
  "answer-lost": "timed-out",
  "answer-garbled": "malformed-answer",
}

/** How long calls take that carry packets. */
const packetMillis = [20, 400] as const
const slowMillis = 9_000
const silentMillis = 60_000

/**
 * The axis as one process reaches it, with everything that goes wrong between them. The axis itself keeps its
 * promises.
 */
export const wireOf = (world: World, process: Process): Port => {
  const { agency } = process
  const { index } = agency
  const port = agency.axis
  const own = world.chance("wire", index, process.place, process.life)
  const given = agency.given
  const wait = (call: WireCall) => {
    const isPacket = call === "submit" || call === "fetch"
    if (world.troubles.isSlow(index)) noteTrouble()
    const millis =
      (isPacket ? own.between(...packetMillis) : 0) + (world.troubles.isSlow(index) ? slowMillis : 0)
    return millis > 0 ? world.time.clock.sleep(Duration.millis(millis)) : Effect.void
  }
  const noteTrouble = () => {
    agency.troubledAt = world.time.now()
  }
  const silence = (reason: Reason) =>
    reason === "timed-out" ? world.time.clock.sleep(Duration.millis(silentMillis)) : Effect.void
  const called = <A, E>(
    call: WireCall,
    carryOut: (fault: WireFault | undefined) => Effect.Effect<A, TransportError | E>,
  ): Effect.Effect<A, TransportError | E> => {
    const fail = (reason: Reason) =>
      Effect.andThen(
        silence(reason),
        Effect.suspend(() => {
          noteTrouble()
          return Effect.fail(errorOf(reason, call))
        }),
      )
    const reach = Effect.gen(function* () {
      yield* wait(call)
      const away = world.troubles.away(index)
      if (away) return yield* fail(without[away] ?? "unreachable")
      const fault = world.troubles.wire(index, call)
      if (fault) {
        noteTrouble()
        world.met(index, call, fault)
        world.story.tell(nameOf(process), `${call} meets ${fault}`)
      }
      const [before, lost] = fault ? [without[fault], after[fault]] : []
      if (before) return yield* fail(before)
      const answer = yield* carryOut(fault).pipe(Effect.provideService(Clock.Clock, world.time.clock))
      return lost ? yield* fail(lost) : answer
    })
    return outsideCall(
      world,
      process,
      call,
      reach,
      Effect.suspend(() => Effect.fail(errorOf("unreachable", call))),
    )
  }
  const fetch = (entry: MailboxEntry, fault: WireFault | undefined) =>
    Effect.gen(function* () {
      const others = agency
        .mail()
        .filter((mail) => mail.entry.kind === entry.kind && mail.entry.id !== entry.id)
      const other = fault === "swapped" ? others.at(-1)?.entry : undefined
      const bytes = yield* collectBytes(port.fetch(other ?? entry))
      if (fault === "truncated") return bytes.slice(0, bytes.length >> 1)
      return fault === "corrupted" ? corruptAttachment(bytes, 0) : bytes
    })
  const listInbox = (kind: MailboxEntry["kind"], fault: WireFault | undefined) =>
    Effect.map(port.listInbox(kind), (entries) => {
      const before = given.inbox.get(kind) ?? []
      given.inbox.set(kind, entries)
      if (fault === "stale") return before
      if (fault === "delayed") return entries.slice(0, entries.length >> 1)
      return fault === "reordered" ? entries.toReversed() : entries
    })
  return {
    submit: (submission) =>
      called("submit", (fault) => {
        if (fault === "delivered-twice" || fault === "lost") world.axis.misbehave(agency.planned.code, fault)
        return Effect.map(port.submit(submission), (taken) =>
          fault === "wrong-id" ? { ...taken, axisId: "t0" } : taken,
        )
      }),
    findSent: (query) =>
      called("findSent", (fault) => (fault === "forgotten" ? Effect.succeedNone : port.findSent(query))),
    listSent: (request) =>
      called("listSent", (fault) =>
        Effect.map(port.listSent(request), (list) => {
          const before = given.sent
          given.sent = Option.getOrElse(list, (): SentList => ({ entries: [], complete: true }))
          return fault === "stale" ? Option.some(before) : list
        }),
      ),
    countInbox: (kind) => called("countInbox", () => port.countInbox(kind)),
    listInbox: (kind) => called("listInbox", (fault) => listInbox(kind, fault)),
    fetch: (entry) => Stream.fromEffect(called("fetch", (fault) => fetch(entry, fault))),
    acknowledge: (entry, outcome, description) =>
      called("acknowledge", () => port.acknowledge(entry, outcome, description)),
    directory: called("directory", () => port.directory),
    health: called("health", () => port.health),
  }
}
