import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type DeliveryCommand, decide } from "../../../src/document/delivery/decide.ts"
import type { Delivery } from "../../../src/document/delivery/delivery.ts"
import type { StatusReport } from "../../../src/document/delivery/event.ts"
import {
  needsAttention,
  questionsOf,
  type Standing,
  standingOf,
  updateOf,
} from "../../../src/document/delivery/standing.ts"
import { evolve } from "../../../src/document/delivery/state.ts"
import { join, type Reports } from "../../../src/document/delivery/status-lattice.ts"
import { printAnswer } from "../../../src/packet/question.ts"
import { vietnamTime } from "../../../src/time/vietnam-time.ts"
import { ownCommand, queue, report, statusReport, waitingCommand } from "../arbitrary/delivery.ts"
import { history, live, replay } from "../life.ts"

const decider = { decide, evolve }

const joined = (reports: ReadonlyArray<StatusReport>) => reports.reduce<Reports>(join, {})

/** Some of the same things again, in another order. */
const reordered = <A>(things: ReadonlyArray<A>): fc.Arbitrary<ReadonlyArray<A>> =>
  fc
    .array(fc.nat({ max: Math.max(things.length - 1, 0) }), { maxLength: 5 })
    .map((again) => [...things, ...again.flatMap((index) => things.slice(index, index + 1))])
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }))

/** Two lists with each one's own order kept. */
const interleaved = <A>(a: ReadonlyArray<A>, b: ReadonlyArray<A>): fc.Arbitrary<ReadonlyArray<A>> =>
  fc.array(fc.boolean(), { minLength: a.length + b.length, maxLength: a.length + b.length }).map((turns) => {
    const [left, right] = [[...a], [...b]]
    return turns.flatMap((turn) => {
      const next = (turn ? left.shift() : right.shift()) ?? left.shift() ?? right.shift()
      return next === undefined ? [] : [next]
    })
  })

/** What is known of a delivery in the end, without when and how we came to know it. */
const outcome = (delivery: Delivery | undefined) =>
  delivery && {
    standing: standingOf(delivery),
    reports: delivery.reports,
    submitted: delivery.submitted !== undefined,
    questions: questionsOf(delivery),
    updated: updateOf(delivery),
    needsAttention: needsAttention(delivery),
  }

const endOf = (commands: ReadonlyArray<DeliveryCommand>) => live(decider, commands).at(-1)?.after

const ranks: Readonly<Record<Standing, number>> = {
  "paper-only": 0,
  withdrawn: 0,
  waiting: 0,
  retrying: 0,
  parked: 0,
  sent: 1,
  arrived: 2,
  refused: 3,
  accepted: 4,
  assigned: 5,
  processing: 6,
  completed: 7,
  "recall-asked": 8,
  "recall-declined": 9,
  "paper-out": 10,
  recalled: 10,
}

/** What was thought never to have left may be found to have left. */
const rankOf = (delivery: Delivery) =>
  delivery.withdrawn && !delivery.submitted ? 0 : ranks[standingOf(delivery)]

describe("The status reports on a document", () => {
  it("end in the same state, in whatever order and however often they come", () => {
    const arrivals = fc
      .array(statusReport, { maxLength: 8 })
      .chain((reports) => fc.tuple(fc.constant(reports), reordered(reports)))
    fc.assert(
      fc.property(arrivals, ([inOrder, asTheyCame]) => {
        expect(joined(asTheyCame)).toEqual(joined(inOrder))
      }),
    )
  })

  it("end in the same state, whatever the agency and the axis do between them", () => {
    const lives = fc
      .tuple(queue, fc.array(ownCommand, { maxLength: 6 }), fc.array(report, { maxLength: 6 }))
      .chain(([start, own, reports]) =>
        fc
          .tuple(
            interleaved<DeliveryCommand>(own, reports),
            reordered(reports).chain((asTheyCame) => interleaved<DeliveryCommand>(own, asTheyCame)),
          )
          .map(
            ([one, other]) =>
              [
                [start, ...one],
                [start, ...other],
              ] as const,
          ),
      )
    fc.assert(
      fc.property(lives, ([one, other]) => {
        expect(outcome(endOf(other))).toEqual(outcome(endOf(one)))
      }),
      { numRuns: 500 },
    )
  })

  it("end in the same state of several questions, each asked after the one before it was declined", () => {
    const moment = (hours: number) => vietnamTime(Date.parse("2019-06-20T12:00:00+07:00") + hours * 3_600_000)
    const decline = (hours: number) => ({
      _tag: "Report" as const,
      report: {
        status: "16",
        description: printAnswer({ kind: "recall", statedAt: moment(hours) }, "Đã lập hồ sơ"),
      },
    })
    const asked: ReadonlyArray<DeliveryCommand> = [
      { _tag: "Submit", attempt: 1, knownBy: "answer" },
      { _tag: "AskUpdate", reason: "Gia hạn", at: moment(-1) },
      { _tag: "Recall", reason: "Sai số liệu", at: moment(0) },
      decline(0),
      { _tag: "RecallAgain", reason: "Vẫn sai", at: moment(1) },
      decline(1),
      { _tag: "RecallAgain", reason: "Rất sai", at: moment(3) },
    ]
    const arrivals = fc
      .tuple(queue, fc.array(report, { maxLength: 6 }))
      .chain(([start, reports]) => fc.tuple(fc.constant(start), fc.constant(reports), reordered(reports)))
    fc.assert(
      fc.property(arrivals, ([start, inOrder, asTheyCame]) => {
        const one = endOf([start, ...asked, ...inOrder])
        const other = endOf([start, ...asked, ...asTheyCame])
        expect(outcome(other)).toEqual(outcome(one))
        expect(one?.questions.filter(({ kind }) => kind === "recall")).toHaveLength(3)
      }),
    )
  })

  it("never move a document back", () => {
    const before = fc.array(fc.oneof(ownCommand, waitingCommand, report), { maxLength: 12 })
    const lives = fc.tuple(queue, before, fc.array(report))
    fc.assert(
      fc.property(lives, ([start, commands, reports]) => {
        const steps = live(decider, [start, ...commands, ...reports]).slice(1 + commands.length)
        for (const step of steps)
          if (step.before && step.after)
            expect(rankOf(step.after)).toBeGreaterThanOrEqual(rankOf(step.before))
      }),
    )
  })

  it("are kept as history when they come late, and once when repeated", () => {
    fc.assert(
      fc.property(queue, statusReport, statusReport, (start, one, other) => {
        const told = [one, other, other].map((each) => ({ _tag: "Report" as const, report: each }))
        const events = history(live(decider, [start, ...told]))
        const kept = events.flatMap((event) => (event._tag === "StatusReported" ? [event.report] : []))
        expect(kept).toContainEqual(one)
        expect(kept).toContainEqual(other)
        expect(replay(decider, events)?.reports).toEqual(joined([other, one]))
      }),
    )
  })

  it("are kept under whatever code they came", () => {
    fc.assert(
      fc.property(statusReport, (one) => {
        expect(Object.entries(joined([one]))).toEqual([[one.status, one]])
      }),
    )
  })
})

describe("A recipient that both refused a document and took it in", () => {
  const standing = (...codes: ReadonlyArray<string>) => {
    const reports = codes.map((status) => ({ _tag: "Report" as const, report: { status, description: "" } }))
    const [start] = fc.sample(queue, { numRuns: 1, seed: 1 })
    const end = start && endOf([start, ...reports])
    return end && [standingOf(end), needsAttention(end)]
  }

  it("has it, and a person should look", () => {
    expect(standing("02", "03")).toEqual(["accepted", true])
    expect(standing("03", "02")).toEqual(["accepted", true])
    expect(standing("01", "03")).toEqual(["accepted", false])
    expect(standing("01", "02")).toEqual(["refused", true])
  })

  it("does not move the document by reporting an unknown code", () => {
    expect(standing("03", "07", "99")).toEqual(["accepted", false])
  })
})
