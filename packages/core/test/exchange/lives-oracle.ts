import type { BoardLine, Change, Standing } from "@lienthong/core"
import type { MemoryAxis, OpenedTestAgency } from "@lienthong/testkit"
import { Effect, Stream } from "effect"
import { expect } from "vitest"

interface Pair {
  readonly axis: MemoryAxis
  readonly sender: OpenedTestAgency
  readonly receiver: OpenedTestAgency
}

const both = ({ sender, receiver }: Pair) =>
  [
    [sender, receiver],
    [receiver, sender],
  ] as const

const documentsOf = (axis: MemoryAxis, wireId: string, from: string) =>
  axis.taken.filter((submission) => {
    const text = new TextDecoder().decode(submission.bytes)
    const isUpdate = text.includes("BussinessDocType>2<")
    const [, named] = /DocumentId>([^<]*)</.exec(text) ?? []
    return submission.kind === "document" && submission.from === from && named === wireId && !isUpdate
  })

const wireIdOf = (from: OpenedTestAgency, line: BoardLine) =>
  Effect.map(from.outgoing.deliveries(line.document), (deliveries) => deliveries[0]?.wireId ?? "")

/**
 * Every document that was dispatched is in the end at its recipient, once, or was kept back by a recall; nothing waits
 * to be sent and no mail to be answered for.
 */
export const expectNobodyLostOrDoubled = (pair: Pair) =>
  Effect.gen(function* () {
    for (const [from, to] of both(pair)) {
      const arrived = yield* to.reports.incomingBoard()
      for (const line of yield* from.reports.trackingBoard()) {
        const wireId = yield* wireIdOf(from, line)
        const here = arrived.filter(({ envelope }) => envelope.wireId === wireId)
        const keptBack = line.standing === "withdrawn"
        expect([line.standing, here.length]).toEqual([line.standing, keptBack ? 0 : 1])
        expect(documentsOf(pair.axis, wireId, from.code)).toHaveLength(keptBack ? 0 : 1)
      }
      expect(yield* from.work.list()).toEqual([])
      expect(pair.axis.unacknowledged(from.code)).toBe(0)
    }
  })

/** What the receiver's stage should look like at the sender that has asked for nothing back. */
const reported: Readonly<Record<string, Standing>> = {
  arrived: "arrived",
  refused: "refused",
  registered: "accepted",
  assigned: "assigned",
  processing: "processing",
  completed: "completed",
}

/** Both sides say the same of every document. */
export const expectSidesAgree = (pair: Pair) =>
  Effect.gen(function* () {
    for (const [from, to] of both(pair)) {
      const arrived = yield* to.reports.incomingBoard()
      for (const line of yield* from.reports.trackingBoard()) {
        const wireId = yield* wireIdOf(from, line)
        const there = arrived.find(({ envelope }) => envelope.wireId === wireId)
        if (!there) continue
        const { recall, stage } = there
        const expected = recall
          ? recall.answer === "agreed"
            ? "recalled"
            : recall.answer === "declined"
              ? "recall-declined"
              : "recall-asked"
          : reported[stage]
        expect([wireId, line.standing]).toEqual([wireId, expected])
        if (!recall)
          expect([wireId, line.updated]).toEqual([wireId, there.update && (there.update.answer ?? "asked")])
      }
    }
  })

/** What replaces what is the same at both sides, as far as both documents are there; what was recalled replaces nothing. */
export const expectSameReplacements = (pair: Pair) =>
  Effect.gen(function* () {
    for (const [from, to] of both(pair)) {
      const arrived = yield* to.reports.incomingBoard()
      const there = new Map(arrived.map((line) => [line.envelope.wireId, line]))
      const destroyed = arrived.filter(({ stage }) => stage === "destroyed").map(({ document }) => document)
      for (const { content, replacedBy } of arrived)
        for (const { document } of content ? replacedBy : []) expect(destroyed).not.toContain(document)
      const lines = yield* from.reports.outgoingBoard()
      const recalled = lines.filter(({ recall }) => recall).map(({ document }) => document)
      for (const { replacedBy } of lines) expect(recalled).not.toContain(replacedBy?.document)
      for (const line of lines)
        for (const { wireId } of line.dispatched?.replaces ?? []) {
          const earlier = there.get(wireId)
          const later = there.get(line.dispatched?.wireId ?? "")
          if (!earlier?.content || !later?.content) continue
          expect(earlier.replacedBy.map(({ document }) => document)).toContain(later.document)
          expect(later.replaces.map(({ document }) => document)).toContain(earlier.document)
        }
    }
  })

const numbers = (changes: ReadonlyArray<Change>, stream: string) =>
  changes.flatMap(({ stream: name, event }) =>
    name.startsWith(stream) && event._tag === "Taken" ? [event.number] : [],
  )

/** The registers run from 1 without gaps, and every number is of one document that has it. */
export const expectGaplessRegisters = (pair: Pair) =>
  Effect.gen(function* () {
    for (const [agency] of both(pair)) {
      const changes = yield* Stream.runCollect(agency.changes())
      const { outgoing, incoming } = yield* agency.reports.registerBooks()
      for (const [register, entries] of [
        ["register/outgoing/", outgoing],
        ["register/incoming/", incoming],
      ] as const) {
        const taken = numbers(changes, register)
        expect(taken).toEqual(taken.map((_, index) => index + 1))
        expect(entries.map((entry) => entry.number)).toEqual(taken)
      }
    }
  })
