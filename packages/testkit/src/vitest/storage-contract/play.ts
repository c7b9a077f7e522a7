import { createHash } from "node:crypto"
import type { StorageError } from "@lienthong/core"
import type { Commit, Digest, WorkView } from "@lienthong/core/adapter"
import { putBytes } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import { Effect, Option } from "effect"
import { type CommitStep, names, type Step } from "./history.ts"
import type { OpenStore } from "./open-store.ts"
import { bytesOf, commitOf, contents, event, leaseBoard, minute, workOf } from "./sample.ts"

const digestOf = (file: string) => createHash("sha256").update(file).digest("hex") as Digest

const commitAt = (
  id: string,
  at: VietnamTime,
  step: CommitStep,
  leases: ReadonlyMap<string, string>,
): Commit =>
  commitOf(id, {
    at,
    appends: step.appends.map(({ stream, expected, events }) => ({
      stream,
      expected,
      events: Array.from({ length: events }, (_, n) => event("Changed", { n })),
    })),
    marks: step.marks.map((key) => ({ key, value: id })),
    work: {
      add: step.add.map((work) => workOf(work.id, { lane: work.lane, dueAt: minute(work.due) })),
      settle: step.settle.map((work) => ({ ...work, lease: leases.get(work.id) ?? "never leased" })),
    },
    blobs: {
      hold: step.hold.map(({ file, holder }) => ({ digest: digestOf(file), holder })),
      release: step.release.map(({ file, holder }) => ({ digest: digestOf(file), holder })),
    },
  })

/**
 * Reduces an error to a refusal. If several things are wrong with a commit, the adapter chooses which one to
 * report; an unavailable database is never a right answer here.
 */
const refused = (error: StorageError) =>
  error.reason === "unavailable" ? Effect.die(error) : Effect.succeed("refused" as const)

const stateOf = ({ id, state, attempt, note, failure }: WorkView) => ({
  id,
  state,
  attempt,
  note,
  failure,
})

/**
 * Plays a history on a store, three minutes a step, and returns everything visible: the result of each step
 * and the final content. Two stores that keep the contract show the same; positions, which may have gaps, and
 * lease tokens are left out.
 */
export const play = Effect.fnUntraced(function* (store: OpenStore, steps: ReadonlyArray<Step>) {
  const commits: Array<Commit> = []
  const leases = new Map<string, string>()
  let checkpointLease = "never leased"

  const answer = Effect.fnUntraced(function* (step: Step, n: number) {
    switch (step._tag) {
      case "Commit": {
        const commit = commitAt(`c${n}`, minute(n * 3), step, leases)
        commits.push(commit)
        return yield* store.commit(commit)
      }
      case "Repeat": {
        const commit = commits[step.which % commits.length]
        if (commit === undefined) return "nothing to repeat"
        return yield* store.commit(step.altered ? { ...commit, by: "{}" } : commit)
      }
      case "Put":
        return yield* putBytes(store, bytesOf(step.file))
      case "Lease": {
        const now = minute(n * 3)
        const request = { lanes: step.lanes, limit: step.limit, now, until: minute(n * 3 + 10), worker: "w" }
        const leased = yield* store.leaseWork(request)
        for (const { id, lease } of leased) leases.set(id, lease)
        return leased.map(({ lease: _, ...work }) => work)
      }
      case "Requeue":
        return yield* store.commit(
          commitOf(`requeue-${n}`, { work: { requeue: [{ id: step.id, dueAt: minute(step.due) }] } }),
        )
      case "Release": {
        const released = {
          id: step.id,
          lease: leases.get(step.id) ?? "never leased",
          dueAt: minute(step.due),
        }
        return yield* store.commit(commitOf(`release-${n}`, { work: { release: [released] } }))
      }
      case "LeaseCheckpoint": {
        const leased = yield* leaseBoard(store, step.worker, n * 3)
        if (Option.isSome(leased)) checkpointLease = leased.value.lease
        return Option.map(leased, ({ lease: _, ...checkpoint }) => checkpoint)
      }
      case "MoveCheckpoint": {
        const { from, to, keep } = step
        const move = { subscriber: "board", lease: checkpointLease, from: BigInt(from), to: BigInt(to), keep }
        return yield* store.commit(commitOf(`move-${n}`, { checkpoints: [move] }))
      }
    }
  })

  const answers = yield* Effect.forEach(steps, (step, n) =>
    answer(step, n).pipe(
      Effect.catch(refused),
      Effect.map((seen) => ({ step: step._tag, seen })),
    ),
  )
  const { log, work, ...rest } = yield* contents(store, {
    marks: names.marks,
    files: names.files.map(digestOf),
  })
  return {
    answers,
    ...rest,
    work: work.map(({ leased, ...view }) => ({ ...view, until: leased?.until, worker: leased?.worker })),
    found: yield* Effect.forEach(names.work, (id) => Effect.map(store.findWork(id), Option.map(stateOf))),
    log: log.map(({ position: _, ...stored }) => stored),
    streams: yield* Effect.forEach(names.streams, (stream) =>
      Effect.map(store.readStream(stream), (events) => events.map((e) => e.hash)),
    ),
    due: yield* Effect.forEach([0, 1, 2, 3, 4], (lane) => store.nextDue([lane])),
  }
})
