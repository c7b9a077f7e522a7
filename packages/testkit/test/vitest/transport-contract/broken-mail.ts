import type { SentEntry } from "@lienthong/core/adapter"
import { Effect, Option, Stream } from "effect"
import type { OpenTransport } from "../../../src/vitest/transport-contract/axis-under-test.ts"
import {
  anotherTime,
  type Break,
  type BrokenTransport,
  fault,
  submitFailsWith,
} from "./breaking-transport.ts"

const findsWhatever: Break = () => ({ findSent: () => Effect.succeedSome({ axisId: "1" }) })

/** What all desks of all tests have sent, for the list that shows it to everybody. */
const everything: Array<SentEntry> = []

const list = (
  { listSent }: OpenTransport,
  change: (lines: ReadonlyArray<SentEntry>) => Array<SentEntry>,
) => ({
  listSent: (request: Parameters<typeof listSent>[0]) =>
    Effect.map(
      listSent(request),
      Option.map((sent) => ({ ...sent, entries: change(sent.entries) })),
    ),
})

/** What loses, doubles or mixes up mail. */
export const brokenMail: ReadonlyArray<BrokenTransport> = [
  [
    "A document arrives at its recipient, under its sender's code",
    "names the axis as the sender",
    ({ listInbox }) => ({
      listInbox: (kind) => Effect.map(listInbox(kind), (all) => all.map((e) => ({ ...e, from: "axis" }))),
    }),
  ],
  [
    "A document arrives byte for byte",
    "trims it",
    ({ fetch }) => ({ fetch: (entry) => Stream.map(fetch(entry), (bytes) => bytes.slice(0, -1)) }),
  ],
  [
    "A document to two agencies arrives at both",
    "sends what goes to several agencies to none",
    ({ submit }) => ({
      submit: (packet) => (packet.to.length > 1 ? Effect.succeed({ axisId: "1" }) : submit(packet)),
    }),
  ],
  [
    "A document arrives at nobody to whom it was not sent",
    "shows everybody an entry",
    () => ({ listInbox: (kind) => Effect.succeed([{ id: "1", kind, from: "000.00.00.H53" }]) }),
  ],
  [
    "A document and a report on it wait in mailboxes of their own",
    "has one mailbox for both",
    ({ listInbox }) => ({
      listInbox: () => Effect.zipWith(listInbox("document"), listInbox("status"), (a, b) => [...a, ...b]),
    }),
  ],
  [
    "Every document that is taken gets an id of its own from the axis",
    "makes up the axis' ids",
    ({ submit }) => ({ submit: (packet) => Effect.as(submit(packet), { axisId: "OK" }) }),
  ],
  [
    "Documents that are sent at once all arrive",
    "forgets what is sent while it is sending",
    ({ submit }) => {
      let sending = false
      const done = () => {
        sending = false
      }
      return {
        submit: (packet) =>
          Effect.suspend(() => {
            if (sending) return Effect.succeed({ axisId: "1" })
            sending = true
            return Effect.tap(submit(packet), () => Effect.sync(done))
          }),
      }
    },
  ],
  [
    "A document of many pieces arrives byte for byte",
    "sends the first piece",
    ({ submit }) => ({
      submit: (packet) =>
        submit({ ...packet, bytes: { ...packet.bytes, stream: Stream.take(packet.bytes.stream, 1) } }),
    }),
  ],
  [
    "A document whose bytes end in a failure is not sent, not even in part, and can be sent later",
    "sends what came before the failure",
    ({ submit }) => ({
      submit: (packet) =>
        submit({
          ...packet,
          bytes: { ...packet.bytes, stream: Stream.catch(packet.bytes.stream, () => Stream.empty) },
        }),
    }),
  ],
  [
    "A document whose fetching was given up in the middle is there whole the next time",
    "gives each packet out once",
    ({ fetch }) => {
      const given = new Set<string>()
      return {
        fetch: (entry) =>
          given.size === given.add(entry.id).size ? Stream.fail(fault("refused")) : fetch(entry),
      }
    },
  ],
  [
    "A document to an agency that the axis does not know is refused finally, and is not taken",
    "tries again what is refused",
    submitFailsWith("failed"),
  ],
  [
    "A document that is sent again is reported as a duplicate and arrives once",
    "says nothing of a duplicate",
    ({ submit }) => ({
      submit: (packet) => Effect.catch(submit(packet), () => Effect.succeed({ axisId: "1" })),
    }),
  ],
  [
    "A document that was sent is found under the id that the axis gave it",
    "finds nothing",
    () => ({ findSent: () => Effect.succeedNone }),
  ],
  [
    "A document is found to have been taken when it was, where the axis says so",
    "reads a time in another time zone",
    () => ({ findSent: () => Effect.succeedSome({ axisId: "1", takenAt: anotherTime }) }),
  ],
  ["A document that was not sent is not found", "finds whatever it is asked for", findsWhatever],
  [
    "A document is not found as sent to an agency that it did not go to",
    "asks for one recipient only",
    ({ findSent }) => ({ findSent: (query) => findSent({ ...query, to: query.to.slice(0, 1) }) }),
  ],
  [
    "Two packets of a document are not taken for one that went to both agencies",
    "asks for each recipient apart",
    ({ findSent }) => ({
      findSent: (query) =>
        Effect.map(
          Effect.forEach(query.to, (to) => findSent({ ...query, to: [to] })),
          (found) => Option.map(Option.all(found), ([first]) => first ?? { axisId: "1" }),
        ),
    }),
  ],
  ["A document of one agency is not found as another's", "finds whatever it is asked for", findsWhatever],
  [
    "The sent list has a line for each recipient of a document",
    "gives a line for each packet",
    (transport) =>
      list(transport, (lines) => [...new Map(lines.map((line) => [line.axisId, line])).values()]),
  ],
  [
    "The sent list says how a document stands at each recipient",
    "takes all for delivered",
    (transport) => list(transport, (lines) => lines.map((line) => ({ ...line, standing: "delivered" }))),
  ],
  [
    "A sent list that was read to its end says so",
    "never says so",
    ({ listSent }) => ({
      listSent: (request) =>
        Effect.map(
          listSent(request),
          Option.map((sent) => ({ ...sent, complete: false })),
        ),
    }),
  ],
  [
    "The sent list is empty of what others have sent",
    "lists what everybody has sent",
    (transport) => ({
      ...list(transport, () => everything),
      submit: (packet) =>
        Effect.tap(transport.submit(packet), ({ axisId }) =>
          Effect.sync(() =>
            everything.push({ axisId, code: "", subject: "", to: "000.00.00.H17", standing: "waiting" }),
          ),
        ),
    }),
  ],
  [
    "An axis without a sent list is reported as having none, and not an empty one",
    "gives an empty list",
    () => ({ listSent: () => Effect.succeedSome({ entries: [], complete: true }) }),
  ],
  [
    "An entry stays in its mailbox under its id, however often it is listed and fetched",
    "acknowledges what it fetches",
    ({ fetch, acknowledge }) => ({
      fetch: (entry) => Stream.tap(fetch(entry), () => acknowledge(entry, "done")),
    }),
  ],
  [
    "An entry that is acknowledged as done leaves its mailbox, alone",
    "empties the mailbox",
    ({ listInbox, acknowledge }) => ({
      acknowledge: ({ kind }, outcome) =>
        Effect.flatMap(listInbox(kind), (all) =>
          Effect.all(
            all.map((each) => acknowledge(each, outcome)),
            { discard: true },
          ),
        ),
    }),
  ],
  [
    "An entry that is acknowledged as failed leaves its mailbox, alone",
    "tells the axis only of what is done",
    ({ acknowledge }) => ({
      acknowledge: (entry, outcome) => (outcome === "done" ? acknowledge(entry, outcome) : Effect.void),
    }),
  ],
  [
    "An entry can be acknowledged twice without harm",
    "finds no such entry the second time",
    ({ acknowledge }) => {
      const closed = new Set<string>()
      return {
        acknowledge: (entry, outcome) =>
          closed.size === closed.add(entry.id).size
            ? Effect.fail(fault("refused"))
            : acknowledge(entry, outcome),
      }
    },
  ],
  [
    "Why a document is refused can be said in Vietnamese, over several lines",
    "puts the words into a header as they are",
    ({ acknowledge }) => ({
      acknowledge: (entry, outcome, why = "") =>
        /^[ -~]*$/.test(why) ? acknowledge(entry, outcome, why) : Effect.fail(fault("failed")),
    }),
  ],
  [
    "A packet that was acknowledged is delivered whole, or the axis says that it no longer has it",
    "gives out nothing in its place",
    ({ acknowledge, fetch }) => {
      const closed = new Set<string>()
      return {
        acknowledge: (entry, outcome) =>
          Effect.tap(acknowledge(entry, outcome), () => Effect.sync(() => closed.add(entry.id))),
        fetch: (entry) => (closed.has(entry.id) ? Stream.make(new Uint8Array()) : fetch(entry)),
      }
    },
  ],
  [
    "A packet that the axis does not have is refused finally when it is asked for",
    "asks for it again and again",
    ({ fetch }) => ({ fetch: (entry) => Stream.mapError(fetch(entry), () => fault("failed")) }),
  ],
  [
    "A mailbox with more entries than fit on a page is shown whole",
    "reads the first page",
    ({ listInbox }) => ({ listInbox: (kind) => Effect.map(listInbox(kind), (all) => all.slice(0, 50)) }),
  ],
  [
    "The axis counts as many entries as the mailbox shows",
    "counts what it has acknowledged, too",
    ({ countInbox }) => ({
      countInbox: (kind) =>
        Effect.map(
          countInbox(kind),
          Option.map((n) => n + 1),
        ),
    }),
  ],
  [
    "An axis that does not count is not reported as empty",
    "says 0 for it",
    () => ({ countInbox: () => Effect.succeedSome(0) }),
  ],
]
