import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decodeEvent, encodeEvent } from "../../../src/exchange/stream/event-codec.ts"
import { type EventOf, type StreamKind, streamKinds } from "../../../src/log/stream-kind.ts"
import { AuthorizationError } from "../../../src/policy/authorization-error.ts"
import { vietnamTime } from "../../../src/time/vietnam-time.ts"
import { awaitedEvent } from "../../document/arbitrary/awaited.ts"
import { deliveryEvent } from "../../document/arbitrary/delivery.ts"
import { dutyEvent } from "../../document/arbitrary/duty.ts"
import { incomingEvent } from "../../document/arbitrary/incoming.ts"
import { outgoingEvent } from "../../document/arbitrary/outgoing.ts"
import { paperEvent } from "../../document/arbitrary/paper.ts"
import { day, digest, instant, reason, refusal, text } from "../../document/arbitrary/vocabulary.ts"
import { workFileEvent } from "../../document/arbitrary/work-file.ts"

const number = fc.integer({ min: 1, max: 99_999 })
const about = { status: text, to: text, about: text, attempt: number }

const events: { readonly [K in StreamKind]: fc.Arbitrary<EventOf<K>> } = {
  outgoing: outgoingEvent,
  delivery: deliveryEvent,
  incoming: incomingEvent,
  "work-file": workFileEvent,
  awaited: awaitedEvent,
  register: fc.oneof(
    fc.record({ _tag: fc.constant("Opened" as const), next: number }),
    fc.record({ _tag: fc.constant("Taken" as const), number, document: text }),
  ),
  entry: fc.record({
    _tag: fc.constant("EntryNoted" as const),
    note: fc.record(
      {
        copyKeptBy: text,
        copies: number,
        handedTo: text,
        handedOn: day,
        signedForBy: text,
        remark: text,
        language: text,
        pages: number,
      },
      { requiredKeys: [] },
    ),
  }),
  mailbox: fc.record({
    _tag: fc.constant("PacketRefused" as const),
    entry: text,
    kind: fc.constantFrom("document" as const, "status" as const),
    from: text,
    refusal,
    senderTold: fc.boolean(),
  }),
  notice: fc.oneof(
    fc.record({ _tag: fc.constant("NoticeSent" as const), ...about }),
    fc.record({ _tag: fc.constant("NoticeParked" as const), ...about, problem: text, text: reason }),
  ),
  axis: fc.oneof(
    fc.record({ _tag: fc.constant("AxisAway" as const), since: instant, problem: text, text: reason }),
    fc.record({ _tag: fc.constant("AxisBack" as const), awaySince: instant }),
  ),
  clock: fc.oneof(
    fc.record({
      _tag: fc.constant("ClockOff" as const),
      aheadMillis: fc.integer(),
      axisTime: instant,
      text: reason,
    }),
    fc.record({ _tag: fc.constant("ClockInStep" as const), wasAheadMillis: fc.integer() }),
    fc.record({ _tag: fc.constant("ClockSetBack" as const), from: instant, to: instant }),
  ),
  figures: fc.record(
    {
      _tag: fc.constant("PeriodClosed" as const),
      period: fc.record({ from: day, until: day }),
      statement: text,
      signature: fc.record({
        algorithm: fc.constantFrom("ed25519" as const, "rsa-sha256" as const),
        key: text,
        value: text,
      }),
    },
    { requiredKeys: ["_tag", "period", "statement"] },
  ),
  reconciliation: fc.record(
    {
      _tag: fc.constant("Reconciled" as const),
      sentList: fc.constantFrom("read" as const, "none" as const),
      sent: number,
      listed: number,
      unclear: number,
      missing: fc.array(fc.record({ document: text, to: text })),
      missingBeside: number,
      mailboxes: fc.array(
        fc.record({
          kind: fc.constantFrom("document" as const, "status" as const),
          counted: number,
          given: number,
        }),
      ),
      notCompared: fc.record({ from: day, until: day }),
    },
    {
      requiredKeys: [
        "_tag",
        "sentList",
        "sent",
        "listed",
        "unclear",
        "missing",
        "missingBeside",
        "mailboxes",
      ],
    },
  ),
  seal: fc.record({
    _tag: fc.constant("Sealed" as const),
    statement: text,
    signature: fc.record({
      algorithm: fc.constantFrom("ed25519" as const, "rsa-sha256" as const),
      key: text,
      value: text,
    }),
  }),
  directory: fc.record(
    { _tag: fc.constant("DirectoryRead" as const), version: number, digest, count: number, from: text },
    { requiredKeys: ["_tag", "version", "digest", "count"] },
  ),
  subscriber: fc.oneof(
    fc.record({
      _tag: fc.constant("SubscriberStopped" as const),
      after: text,
      problem: text,
      text: reason,
    }),
    fc.record({ _tag: fc.constant("SubscriberResumed" as const), through: text }),
  ),
  audit: fc.record(
    {
      _tag: fc.constant("Denied" as const),
      action: text,
      reason: fc.constantFrom(...AuthorizationError.fields.reason.literals),
      detail: fc.dictionary(text, text),
      subject: text,
    },
    { requiredKeys: ["_tag", "action", "reason", "detail"] },
  ),
  duty: dutyEvent,
  paper: paperEvent,
}

const stored = (stream: string, event: ReturnType<typeof encodeEvent>) => ({
  ...event,
  stream,
  position: 7n,
  version: 1,
  commitId: "c",
  at: vietnamTime(0),
  by: "{}",
  hash: "",
})

describe("What happened", () => {
  for (const kind of Object.keys(streamKinds) as ReadonlyArray<StreamKind>) {
    it(`in a stream of kind ${kind} is read back from the store as it was written`, async () => {
      await fc.assert(
        fc.asyncProperty(events[kind] as fc.Arbitrary<EventOf<StreamKind>>, async (event) => {
          const written = encodeEvent(kind, event)
          expect(written.type).toBe(event._tag)
          expect(await Effect.runPromise(decodeEvent(kind, stored(`${kind}/x`, written)))).toEqual(event)
        }),
      )
    })
  }

  it("is written and read as it is, whatever somebody has put on the prototype of every object or list", () => {
    const kinds = Object.keys(streamKinds) as ReadonlyArray<StreamKind>
    const any = fc
      .constantFrom(...kinds)
      .chain((kind) => fc.record({ kind: fc.constant(kind), event: events[kind] }))
    const name = fc.constantFrom("toJSON", "note", "name", "subject", "reason", "dueDate", "takenAt", "staff")
    const polluted = <A>(prototype: object, field: string, act: () => A): A => {
      Object.defineProperty(prototype, field, { value: () => "Ai đó", configurable: true, writable: true })
      try {
        return act()
      } finally {
        Reflect.deleteProperty(prototype, field)
      }
    }
    fc.assert(
      fc.property(
        any,
        name,
        fc.constantFrom(Object.prototype, Array.prototype),
        ({ kind, event }, field, on) => {
          const written = encodeEvent(kind, event as EventOf<StreamKind>)
          expect(polluted(on, field, () => encodeEvent(kind, event as EventOf<StreamKind>))).toEqual(written)
          const read = () => Effect.runSync(decodeEvent(kind, stored(`${kind}/x`, written)))
          expect(polluted(on, field, read)).toEqual(read())
        },
      ),
    )
  })

  it("is never skipped: an event of a later release, or a damaged one, is named", async () => {
    const event = encodeEvent("register", { _tag: "Taken", number: 1, document: "d" })
    for (const unreadable of [
      stored("register/outgoing/2019", { ...event, schemaVersion: 2 }),
      stored("register/outgoing/2019", { ...event, data: event.data.slice(1) }),
      stored("register/outgoing/2019", { ...event, data: `{"_tag":"Torn"}` }),
      stored("notice/1", event),
    ]) {
      const error = await Effect.runPromise(Effect.flip(decodeEvent("register", unreadable)))
      expect(error.reason).toBe("event-undecodable")
      expect(error.message).toContain("position 7")
      expect(error.message).toContain("Taken")
    }
  })
})
