import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { fold } from "../../document/decider.ts"
import { deny } from "../../document/document-error.ts"
import { digestsOf } from "../../document/incoming/answer.ts"
import { decide, type IncomingCommand } from "../../document/incoming/decide.ts"
import type { Envelope, IncomingEvent } from "../../document/incoming/event.ts"
import { noticeOf } from "../../document/incoming/notice.ts"
import { evolve, type Incoming } from "../../document/incoming/state.ts"
import { streamName } from "../../log/stream-kind.ts"
import { laneOf } from "../../policy/urgent-lane.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import { changeHolds } from "../file/hold-files.ts"
import type { Fact } from "../ground/record.ts"
import { record, retryContended } from "../ground/record.ts"
import { now } from "../ground/runtime.ts"
import { statusWork } from "../outbox/status-work.ts"
import { append } from "../stream/append.ts"
import { type Loaded, load } from "../stream/load.ts"
import { dutiesOfIncomingChange } from "./incoming-duties.ts"

/** Replays an incoming document. */
export const loadIncoming = (document: string) => load("incoming", streamName.incoming(document), evolve)

/** Replays an incoming document that must be there. */
export const requireIncoming = Effect.fnUntraced(function* (document: string) {
  const loaded = yield* loadIncoming(document)
  return loaded.state ? { ...loaded, state: loaded.state } : yield* deny("unknown-document", { document })
})

/** How a report on an incoming document names it to its sender. */
export const responseForOf = (envelope: Envelope) => ({
  organId: envelope.from.code,
  code: printCode(envelope.code),
  ...(envelope.date !== undefined && { date: envelope.date }),
  documentId: envelope.wireId,
})

/** A document as it is after new events. */
export const after = (before: Incoming | undefined, events: ReadonlyArray<IncomingEvent>, at: VietnamTime) =>
  fold(evolve, before, events, at)

/** The status packets that new events oblige us to send to the document's sender. */
export const noticesFor = Effect.fnUntraced(function* (
  before: Loaded<Incoming>,
  events: ReadonlyArray<IncomingEvent>,
  envelope: Envelope,
  staff?: string,
) {
  const at = yield* now
  const due = events.flatMap(
    (event, index) => noticeOf(after(before.state, events.slice(0, index), at), event) ?? [],
  )
  return yield* Effect.forEach(due, (notice) =>
    statusWork({
      ...notice,
      responseFor: responseForOf(envelope),
      lane: laneOf(envelope.urgency),
      about: before.stream,
      ...(staff !== undefined && { staff }),
    }),
  )
})

/** The holds on files that new events change. */
export const holdsFor = (before: Loaded<Incoming>, events: ReadonlyArray<IncomingEvent>, at: VietnamTime) => {
  const state = after(before.state, events, at)
  return changeHolds(
    before.stream,
    before.state ? digestsOf(before.state) : [],
    state ? digestsOf(state) : [],
  )
}

/** Does one thing to an incoming document and tells its sender, in one commit. */
export const changeIncoming = <E = never, R = never>(
  document: string,
  by: Actor,
  prepare: (
    state: Incoming,
  ) => Effect.Effect<{ readonly command: IncomingCommand; readonly also?: Partial<Fact> }, E, R>,
) =>
  Effect.gen(function* () {
    const loaded = yield* requireIncoming(document)
    const { command, also } = yield* prepare(loaded.state)
    const events = yield* Effect.fromResult(decide(loaded.state, command))
    if (events.length === 0) return
    const notices = yield* noticesFor(loaded, events, loaded.state.envelope, by.name)
    const at = yield* now
    const duties = yield* dutiesOfIncomingChange(loaded, events, at)
    yield* record(
      by,
      {
        ...also,
        appends: [append("incoming", loaded, events), ...(also?.appends ?? []), ...duties.appends],
        work: { add: [...notices, ...duties.work] },
        blobs: holdsFor(loaded, events, at),
      },
      at,
    )
  }).pipe(retryContended)
