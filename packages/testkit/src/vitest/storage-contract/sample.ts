import type { StorageError } from "@lienthong/core"
import type { Commit, Digest, NewEvent, NewWork } from "@lienthong/core/adapter"
import { getBytes } from "@lienthong/core/adapter"
import { type AgencyCode, system } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"
import type { OpenStore } from "./open-store.ts"

export const agency = "000.00.00.H53" as AgencyCode
export const otherAgency = "000.00.00.G22" as AgencyCode
/** An agency that does the same as {@link agency}, at the same place. */
export const neighbourAgency = "000.00.00.G09" as AgencyCode

const morning = Date.parse("2019-06-20T08:00:00+07:00")

/** A moment of one working day, in minutes after eight in the morning. */
export const minute = (minutes: number) => vietnamTime(morning + minutes * 60_000)

export const event = (type: string, data: unknown = {}): NewEvent => ({
  type,
  schemaVersion: 1,
  data: JSON.stringify(data),
})

/** A commit with nothing in it but what is given. */
export const commitOf = (id: string, parts: Partial<Commit> = {}): Commit => ({
  id,
  at: minute(0),
  by: JSON.stringify(system),
  appends: [],
  ...parts,
})

export const workOf = (id: string, parts: Partial<NewWork> = {}): NewWork => ({
  id,
  lane: 3,
  kind: "send-packet",
  payload: JSON.stringify({ packet: id }),
  dueAt: minute(0),
  ...parts,
})

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The digest of bytes that no test puts. */
export const unknownDigest = "f".repeat(64) as Digest

/** Takes everything that is due, for a worker who keeps it for ten minutes. */
export const leaseDue = (store: OpenStore, now = 0) =>
  store.leaseWork({
    lanes: [0, 1, 2, 3, 4],
    limit: 100,
    now: minute(now),
    until: minute(now + 10),
    worker: "worker",
  })

/** Takes the checkpoint of the subscriber `board`, for a worker who keeps it for ten minutes. */
export const leaseBoard = (store: OpenStore, worker = "worker", now = 0) =>
  store.leaseCheckpoint({ subscriber: "board", worker, now: minute(now), until: minute(now + 10) })

/** The reason for which a call is refused. A call that succeeds fails the test. */
export const refusal = <A>(call: Effect.Effect<A, StorageError>) =>
  Effect.map(Effect.flip(call), (error) => error.reason)

/** All that can be seen of a store: its log, its work, and the marks and files that are asked for. */
export const contents = Effect.fnUntraced(function* (
  store: OpenStore,
  watched: { readonly marks: ReadonlyArray<string>; readonly files: ReadonlyArray<Digest> },
) {
  return {
    log: yield* store.readLog(0n, 10_000),
    work: yield* store.listWork,
    checkpoints: yield* store.listCheckpoints,
    marks: yield* Effect.forEach(watched.marks, store.findMark),
    files: yield* Effect.forEach(watched.files, (digest) =>
      getBytes(store, digest).pipe(Effect.match({ onSuccess: (bytes) => bytes, onFailure: (e) => e.reason })),
    ),
  }
})
