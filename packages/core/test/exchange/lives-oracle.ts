import type { Standing } from "@lienthong/core"
import type { AgencyCode } from "@lienthong/core/agency"
import { vietnamTime, workingCalendar } from "@lienthong/core/calendar"
import { defaultDutySettings } from "@lienthong/core/policy"
import { type Change, periodFigures, streamRows, type TrackingLine } from "@lienthong/core/report"
import type { MemoryAxis, OpenedTestAgency } from "@lienthong/testkit"
import { Clock, Effect, Stream } from "effect"
import { expect } from "vitest"
import { toChange } from "../../src/exchange/stream/to-change.ts"
import { wholeFold } from "../report/whole-fold.ts"

/** Lines in an order of their own, as they are kept: reports read several tables in another order. */
const sorted = (lines: ReadonlyArray<unknown>) =>
  lines
    .map((line) => JSON.stringify(line))
    .sort()
    .map((line) => JSON.parse(line) as unknown)

/** Every table of an agency, made of what it remembers and of what is new, is that of its whole log. */
export const expectTablesOfWholeLog = ({ code, name, reports, store }: OpenedTestAgency) =>
  Effect.gen(function* () {
    const changes = yield* Effect.forEach(yield* store.readLog(0n, 1_000_000), toChange)
    const now = vietnamTime(yield* Clock.currentTimeMillis)
    const rules = { ...defaultDutySettings, calendar: workingCalendar() }
    const whole = wholeFold(changes, { code: code as AgencyCode, name }, now, rules)
    const { headline, registers, paper, duties, ...tables } = whole
    const page = yield* reports.headline()
    expect(page).toEqual({ ...headline, asOf: page.asOf, isCurrent: true })
    const inOrder = { order: "ascending", limit: 7 } as const
    const all = <Row, E>(rows: Stream.Stream<Row, E>) =>
      Effect.map(Stream.runCollect(rows), (found) => JSON.parse(JSON.stringify(found)) as ReadonlyArray<Row>)
    for (const [table, lines] of Object.entries(tables)) {
      const rows = yield* all(
        streamRows(reports[table as keyof typeof tables] as typeof reports.tracking, inOrder),
      )
      expect({ [table]: sorted(rows) }).toEqual({ [table]: sorted(lines) })
      const { total } = yield* (reports[table as keyof typeof tables] as typeof reports.tracking)({
        total: true,
        limit: 1,
      })
      expect({ [table]: total }).toEqual({ [table]: lines.length })
    }
    expect(yield* all(streamRows(reports.outgoingRegister, { limit: 7 }))).toEqual(registers.outgoing)
    expect(yield* all(streamRows(reports.incomingRegister, { limit: 7 }))).toEqual(registers.incoming)
    expect(sorted(yield* all(streamRows(reports.paper, inOrder)))).toEqual(sorted(paper.lines))
    expect((yield* reports.paperSenders()).rows).toEqual(paper.senders)
    const asked = yield* all(streamRows(reports.duties, inOrder))
    expect(sorted(asked.map(({ assignedTo, joining, ...duty }) => duty))).toEqual(sorted(duties))
    for (const period of ["2019", "2019-06", { from: "2019-06-21", until: "2019-06-21" }] as const) {
      const counted = yield* reports.figures({ period, groupBy: "type" })
      expect(counted.total).toEqual(periodFigures(changes, counted.period, now, rules))
    }
  })

interface Company {
  readonly axis: MemoryAxis
  readonly sender: OpenedTestAgency
  readonly receiver: OpenedTestAgency
  readonly other: OpenedTestAgency
}

const agenciesOf = ({ sender, receiver, other }: Company) => [sender, receiver, other]

/**
 * A packet that brings a document to a recipient: the document's own or, to one that is added, an update's.
 */
const brings = (text: string, to: string) =>
  !text.includes("BussinessDocType>2<") || new RegExp(`>${to}<[^>]*>\\s*<[^>]*ReceiverType>1<`).test(text)

const takenFor = (axis: MemoryAxis, wireId: string, from: string, to: string) =>
  axis.taken.filter((submission) => {
    const text = new TextDecoder().decode(submission.bytes)
    const [, named] = /DocumentId>([^<]*)</.exec(text) ?? []
    const { kind } = submission
    return (
      kind === "document" &&
      submission.from === from &&
      named === wireId &&
      submission.to.includes(to) &&
      brings(text, to)
    )
  })

/** Each document with each of its recipients, as its sender's board has it and as it is there. */
const deliveriesOf = (company: Company) =>
  Effect.gen(function* () {
    const all = agenciesOf(company)
    const arrived = yield* Effect.forEach(all, ({ code, reports }) =>
      Effect.map(Stream.runCollect(streamRows(reports.incoming)), (lines) => ({ code, lines })),
    )
    const sent = yield* Effect.forEach(all, (from) =>
      Effect.gen(function* () {
        const wireIds = new Map(
          (yield* Stream.runCollect(streamRows(from.reports.outgoing))).map(({ document, dispatched }) => [
            document,
            dispatched?.wireId ?? "",
          ]),
        )
        return (yield* Stream.runCollect(streamRows(from.reports.tracking))).map((line) => {
          const wireId = wireIds.get(line.document) ?? ""
          const lines = arrived.find(({ code }) => code === line.to.code)?.lines ?? []
          return { from, line, wireId, there: lines.filter(({ envelope }) => envelope.wireId === wireId) }
        })
      }),
    )
    return sent.flat()
  })

const isSentAnew = (from: OpenedTestAgency, { document, to }: TrackingLine) =>
  Effect.map(from.store.readStream(`delivery/${document}/${to.code}`), (events) =>
    events.some(({ type }) => type === "Resent"),
  )

/**
 * Every document that was dispatched is in the end at each of its recipients, once, or was kept back from it;
 * nothing waits to be sent and no mail to be answered for.
 */
export const expectNobodyLostOrDoubled = (company: Company) =>
  Effect.gen(function* () {
    for (const { from, line, wireId, there } of yield* deliveriesOf(company)) {
      const expected = line.standing === "withdrawn" ? 0 : 1
      expect([line.standing, there.length]).toEqual([line.standing, expected])
      const taken = takenFor(company.axis, wireId, from.code, line.to.code).length
      // Nobody had reported on it in time, and somebody had it sent once more.
      if (yield* isSentAnew(from, line)) expect(taken).toBeGreaterThanOrEqual(expected)
      else expect(taken).toBe(expected)
    }
    for (const { code, work } of agenciesOf(company)) {
      expect(yield* work.list()).toEqual([])
      expect(company.axis.unacknowledged(code)).toBe(0)
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
export const expectSidesAgree = (company: Company) =>
  Effect.gen(function* () {
    for (const { line, wireId, there } of yield* deliveriesOf(company))
      for (const { recall, stage, update } of there) {
        const expected = recall
          ? recall.answer === "agreed"
            ? "recalled"
            : recall.answer === "declined"
              ? "recall-declined"
              : "recall-asked"
          : reported[stage]
        expect([wireId, line.standing]).toEqual([wireId, expected])
        if (!recall) expect([wireId, line.updated]).toEqual([wireId, update && (update.answer ?? "asked")])
      }
  })

/**
 * What replaces what is the same at both sides, as far as both documents are there; what was recalled
 * replaces nothing.
 */
export const expectSameReplacements = (company: Company) =>
  Effect.gen(function* () {
    for (const to of agenciesOf(company)) {
      const arrived = yield* Stream.runCollect(streamRows(to.reports.incoming))
      const there = new Map(arrived.map((line) => [line.envelope.wireId, line]))
      const destroyed = arrived.filter(({ stage }) => stage === "destroyed").map(({ document }) => document)
      for (const { content, replacedBy } of arrived)
        for (const { document } of content ? replacedBy : []) expect(destroyed).not.toContain(document)
      for (const from of agenciesOf(company)) {
        const lines = yield* Stream.runCollect(streamRows(from.reports.outgoing))
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
    }
  })

/**
 * What answers what is the same seen from both documents, is what the packets say as far as both are there,
 * and ends with a recall.
 */
export const expectSameReplies = (company: Company) =>
  Effect.gen(function* () {
    for (const { reports } of agenciesOf(company)) {
      const arrived = yield* Stream.runCollect(streamRows(reports.incoming))
      const issued = yield* Stream.runCollect(streamRows(reports.outgoing))
      const all = new Map(
        [
          ...arrived.map((line) => ({ ...line, isGone: line.stage === "destroyed" })),
          ...issued.map((line) => ({ ...line, isGone: line.recall !== undefined })),
        ].map((line) => [line.document, line]),
      )
      const idsOf = (replies: ReadonlyArray<{ readonly document: string }> = []) =>
        replies.map(({ document }) => document)
      for (const { document, isGone, repliesTo, replies } of all.values()) {
        if (!isGone)
          for (const to of idsOf(repliesTo))
            if (all.get(to)?.stage !== "destroyed") expect(idsOf(all.get(to)?.replies)).toContain(document)
        if (all.get(document)?.stage !== "destroyed")
          for (const reply of idsOf(replies)) {
            expect(all.get(reply)?.isGone).toBe(false)
            expect(idsOf(all.get(reply)?.repliesTo)).toContain(document)
          }
      }
      for (const { envelope, content, repliesTo } of arrived)
        for (const { documentId } of content ? (envelope.answers ?? []) : []) {
          const own = issued.find(({ dispatched }) => dispatched?.wireId === documentId)
          // One that was given back and came again was not here when its reply came.
          const came = arrived.find(
            (line) => line.envelope.wireId === documentId && line.addedAt === undefined,
          )
          const named = own ?? (came?.stage === "destroyed" ? undefined : came)
          if (named) expect(idsOf(repliesTo)).toContain(named.document)
        }
    }
  })

const numbers = (changes: ReadonlyArray<Change>, stream: string) =>
  changes.flatMap(({ stream: name, event }) =>
    name.startsWith(stream) && event._tag === "Taken" ? [event.number] : [],
  )

/** The registers run from 1 without gaps, and every number is of one document that has it. */
export const expectGaplessRegisters = (company: Company) =>
  Effect.gen(function* () {
    for (const agency of agenciesOf(company)) {
      const changes = yield* Stream.runCollect(agency.changes())
      const outgoing = yield* Stream.runCollect(streamRows(agency.reports.outgoingRegister))
      const incoming = yield* Stream.runCollect(streamRows(agency.reports.incomingRegister))
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
