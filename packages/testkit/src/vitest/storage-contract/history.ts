import type { Expected, QueueLane, SettledWork } from "@lienthong/core/adapter"
import fc from "fast-check"
import { minute } from "./sample.ts"

/** The few names that a history is about: few, so that its steps meet. */
export const names = {
  streams: ["outgoing/1", "delivery/1", "incoming/1"],
  marks: ["12/BC-UBND", "13/BC-UBND"],
  work: ["send/1", "send/2", "report/1"],
  files: ["công văn", "phụ lục"],
  holders: ["outgoing/1", "delivery/1"],
} as const

/** A commit of a history. Work is settled under the lease last seen of it, files are named by their text. */
export interface CommitStep {
  readonly _tag: "Commit"
  readonly appends: ReadonlyArray<{
    readonly stream: string
    readonly expected: Expected
    readonly events: number
  }>
  readonly marks: ReadonlyArray<string>
  readonly add: ReadonlyArray<{ readonly id: string; readonly lane: QueueLane; readonly due: number }>
  readonly settle: ReadonlyArray<{ readonly id: string; readonly outcome: SettledWork["outcome"] }>
  readonly hold: ReadonlyArray<{ readonly file: string; readonly holder: string }>
  readonly release: ReadonlyArray<{ readonly file: string; readonly holder: string }>
}

/** One thing that happens to a store. `which` picks one of the commits before it. */
export type Step =
  | CommitStep
  | { readonly _tag: "Repeat"; readonly which: number; readonly altered: boolean }
  | { readonly _tag: "Put"; readonly file: string }
  | { readonly _tag: "Lease"; readonly lanes: ReadonlyArray<QueueLane>; readonly limit: number }
  | { readonly _tag: "Requeue"; readonly id: string; readonly due: number }
  | { readonly _tag: "Release"; readonly id: string; readonly due: number }
  | { readonly _tag: "LeaseCheckpoint"; readonly worker: string }
  | { readonly _tag: "MoveCheckpoint"; readonly from: number; readonly to: number; readonly keep: boolean }

const oneOf = <A>(values: ReadonlyArray<A>) => fc.constantFrom(...values)
const few = <A>(value: fc.Arbitrary<A>) => fc.array(value, { maxLength: 2 })
const lane = oneOf<QueueLane>([0, 1, 2, 3, 4])
const due = fc.integer({ min: 0, max: 90 })
const hold = fc.record({ file: oneOf(names.files), holder: oneOf(names.holders) })

const outcome: fc.Arbitrary<SettledWork["outcome"]> = fc.oneof(
  fc.constant({ _tag: "Done" as const }),
  due.map((minutes) => ({ _tag: "Again" as const, dueAt: minute(minutes), note: "chưa có trả lời" })),
  due.map((minutes) => ({
    _tag: "Again" as const,
    dueAt: minute(minutes),
    note: "chưa có trả lời",
    failure: { problem: "transport/timed-out", since: minute(minutes) },
  })),
  fc.constant({ _tag: "Parked" as const, note: "bên nhận từ chối" }),
  fc.constant({
    _tag: "Parked" as const,
    note: "bên nhận từ chối",
    failure: { problem: "transport/refused" },
  }),
)

/** Mostly expectations that hold, so that histories get somewhere. */
const expected: fc.Arbitrary<Expected> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Expected>("any") },
  { weight: 1, arbitrary: oneOf<Expected>(["none"]) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4 }) },
)

const commit: fc.Arbitrary<CommitStep> = fc.record({
  _tag: fc.constant("Commit"),
  appends: few(fc.record({ stream: oneOf(names.streams), expected, events: fc.integer({ min: 0, max: 3 }) })),
  marks: fc.array(oneOf(names.marks), { maxLength: 1 }),
  add: few(fc.record({ id: oneOf(names.work), lane, due })),
  settle: few(fc.record({ id: oneOf(names.work), outcome })),
  hold: few(hold),
  release: few(hold),
})

/** A commit with one kind of part: it goes through more often than one that has them all. */
const smallCommit = fc
  .tuple(commit, oneOf(["appends", "marks", "add", "settle", "hold", "release"] as const))
  .map(([{ _tag, ...parts }, kept]): CommitStep => {
    const none = { appends: [], marks: [], add: [], settle: [], hold: [], release: [] }
    return { _tag, ...none, [kept]: parts[kept] }
  })

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: commit },
  { weight: 6, arbitrary: smallCommit },
  { weight: 2, arbitrary: fc.record({ _tag: fc.constant("Put"), file: oneOf(names.files) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      _tag: fc.constant("Lease"),
      lanes: fc.uniqueArray(lane, { minLength: 1 }),
      limit: fc.integer({ min: 0, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ _tag: fc.constant("Requeue"), id: oneOf(names.work), due }) },
  { weight: 1, arbitrary: fc.record({ _tag: fc.constant("Release"), id: oneOf(names.work), due }) },
  {
    weight: 2,
    arbitrary: fc.record({ _tag: fc.constant("LeaseCheckpoint"), worker: oneOf(["one", "two"]) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      _tag: fc.constant("MoveCheckpoint"),
      from: fc.integer({ min: 0, max: 1 }),
      to: fc.integer({ min: 0, max: 1 }),
      keep: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ _tag: fc.constant("Repeat"), which: fc.nat(), altered: fc.boolean() }),
  },
)

/** What may happen to a store, in any order. */
export const history: fc.Arbitrary<ReadonlyArray<Step>> = fc.array(step, { maxLength: 40, size: "max" })
