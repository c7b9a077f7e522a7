import { TransportError } from "@lienthong/core"
import {
  type Commit,
  collectBytes,
  type KeptBlob,
  type Storage,
  type Transport,
} from "@lienthong/core/adapter"
import { Effect, Option, Stream } from "effect"
import type { Rule } from "../../src/simulation/oracle/violation.ts"
import type { Mutant } from "../../src/simulation/world/mutant.ts"

/** A fault that was there once, the rule that it breaks, and a seed that finds it. */
export interface KnownMutant extends Mutant {
  readonly name: string
  readonly breaks: Rule
  readonly seed: number
}

type Axis = Transport["Service"]
type Store = Storage["Service"]

const as = (error: TransportError, reason: TransportError["reason"]) =>
  new TransportError({ reason, detail: error.detail })

/** Every packet that the axis does not give out at the first try is refused for good. */
const finalFetch = (axis: Axis): Axis => ({
  ...axis,
  fetch: (entry) => Stream.mapError(axis.fetch(entry), (error) => as(error, "refused")),
})

const withoutWork = (kind: string, commit: Commit): Commit =>
  commit.work?.add === undefined
    ? commit
    : { ...commit, work: { ...commit.work, add: commit.work.add.filter((work) => work.kind !== kind) } }

/** Nobody looks for a sending on which nobody reports. */
const neverLooked = (store: Store): Store => ({
  ...store,
  commit: (commit) => store.commit(withoutWork("look-up", commit)),
})

/** A packet of this kind that the axis lost is not sent again. */
const sentOnce =
  (repeating: string) =>
  (store: Store): Store => ({
    ...store,
    commit: (commit) =>
      store.commit({
        ...commit,
        ...(commit.work?.add && {
          work: {
            ...commit.work,
            add: commit.work.add.filter(
              ({ kind, payload }) => !(kind === repeating && payload.includes('"repeated"')),
            ),
          },
        }),
      }),
  })

const absences: ReadonlySet<string> = new Set(["unreachable", "timed-out", "busy"])

/** A sending uses its attempts up while the axis is away. */
const impatient = (axis: Axis): Axis => ({
  ...axis,
  submit: (submission) =>
    Effect.mapError(axis.submit(submission), (error) =>
      error instanceof TransportError && absences.has(error.reason) ? as(error, "failed") : error,
    ),
  health: Effect.catch(axis.health, () => Effect.succeed({})),
})

/** The store has no directory of the axis. */
const forgetful = (store: Store): Store => ({
  ...store,
  readLast: (stream) =>
    stream === "directory/axis" ? Effect.succeed(Option.none()) : store.readLast(stream),
})

/** A put of bytes that it knows does not keep them: it looks into a list that nobody corrects. */
const carelessPut = (store: Store): Store => {
  const known = new Map<string, KeptBlob>()
  return {
    ...store,
    putBlob: (bytes) =>
      Effect.gen(function* () {
        const whole = yield* collectBytes(bytes)
        const name = Buffer.from(whole).toString("base64")
        const kept = known.get(name) ?? (yield* store.putBlob(Stream.make(whole)))
        known.set(name, kept)
        return kept
      }),
  }
}

/** A lease whose answer was lost is not given back. */
const keptLease = (store: Store): Store => ({
  ...store,
  commit: (commit) => {
    const { release: _, ...work } = commit.work ?? {}
    return store.commit({ ...commit, ...(commit.work && { work }) })
  },
})

/** The axis does not tell its time, so no clock is compared with it. */
const timeless = (axis: Axis): Axis => ({
  ...axis,
  health: Effect.map(axis.health, ({ axisTime: _, ...health }) => health),
})

/** Work that is due by the time before a clock was set back looks like work that is due now. */
const unmoved = (store: Store): Store => ({
  ...store,
  listWork: Effect.map(store.listWork, (works) =>
    works.map((work) => ({ ...work, dueAt: "2000-01-01T00:00:00.000+07:00" as typeof work.dueAt })),
  ),
})

/** What was wrong once, by the numbers of the list of faults. */
export const mutants: ReadonlyArray<KnownMutant> = [
  {
    name: "a passing failure of a fetch refuses a document",
    breaks: "refused",
    seed: 29,
    transport: finalFetch,
  },
  { name: "nobody looks for what nobody reports on", breaks: "lost", seed: 162, storage: neverLooked },
  {
    name: "nobody misses a status packet that the axis lost",
    breaks: "disagreement",
    seed: 1754,
    storage: sentOnce("status"),
  },
  {
    name: "nobody misses the packet of an update that the axis lost",
    breaks: "disagreement",
    seed: 1530,
    storage: sentOnce("update"),
  },
  {
    name: "an absence of the axis uses up the attempts",
    breaks: "parked",
    seed: 37,
    transport: impatient,
    retry: { firstDelaySeconds: 5, maxDelaySeconds: 30, attempts: 2 },
  },
  { name: "a dispatch waits for the axis' directory", breaks: "refusal", seed: 1443, storage: forgetful },
  { name: "bytes that are put again are not kept", breaks: "refusal", seed: 9, storage: carelessPut },
  {
    name: "a lease stays with a worker that does not know of it",
    breaks: "lease",
    seed: 346,
    storage: keptLease,
  },
  { name: "a wrong clock dates a document", breaks: "date", seed: 230, transport: timeless },
  { name: "a clock set back stops what was due before", breaks: "clock", seed: 124, storage: unmoved },
]
