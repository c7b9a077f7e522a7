import { SigningError, StorageError, TransportError } from "@lienthong/core"
import { Signer, Storage, Tenant, Transport } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { memoryAxis, memoryStorage, openTestAgency, stampSigner } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { start, tayNinh, vpcp } from "../scene.ts"

/** What fails while an operation runs. */
export const faults = [
  "none",
  "no commit reaches the store",
  "every commit meets another",
  "the store cannot be read",
  "no file can be kept",
  "no file can be read",
  "the axis is away",
  "no key signs",
  "the store answers no commit that it makes",
] as const
export type Fault = (typeof faults)[number]

const unavailable = new StorageError({ reason: "unavailable", detail: { problem: "the disk is gone" } })
const missing = new StorageError({ reason: "blob-missing", detail: { digest: "0" } })
const conflict = new StorageError({
  reason: "version-conflict",
  detail: { stream: "s", actual: "2", expected: "1" },
})
const away = new TransportError({ reason: "unreachable", detail: { endpoint: "https://truc.example" } })
const noKey = new SigningError({ reason: "key-unreadable", detail: { problem: "x", problemVi: "x" } })

/** A sender and a receiver on one axis, whose ports fail as long as they are told to. */
export const openFailing = Effect.gen(function* () {
  yield* TestClock.setTime(start)
  const axis = memoryAxis([tayNinh, vpcp])
  const failing: { fault: Fault } = { fault: "none" }
  const when = <A, E, B, F>(fault: Fault, error: F, effect: Effect.Effect<A, E, B>) =>
    Effect.suspend((): Effect.Effect<A, E | F, B> => (failing.fault === fault ? Effect.fail(error) : effect))
  const storage = (code: string) =>
    Layer.effect(
      Storage,
      Effect.map(Storage, (real) => {
        const unread = <A, E>(effect: Effect.Effect<A, E>) =>
          when("the store cannot be read", unavailable, effect)
        return Storage.of({
          ...real,
          commit: (commit) =>
            when("no commit reaches the store", unavailable, real.commit(commit))
              .pipe((made) => when("every commit meets another", conflict, made))
              .pipe(
                Effect.tap(() =>
                  failing.fault === "the store answers no commit that it makes"
                    ? Effect.fail(unavailable)
                    : Effect.void,
                ),
              ),
          readStream: (...args) => unread(real.readStream(...args)),
          readLast: (stream) => unread(real.readLast(stream)),
          findMark: (key) => unread(real.findMark(key)),
          findWork: (id) => unread(real.findWork(id)),
          listWork: unread(real.listWork),
          putBlob: (bytes) => when("no file can be kept", unavailable, real.putBlob(bytes)),
          getBlob: (digest) => when("no file can be read", missing, real.getBlob(digest)),
        })
      }),
    ).pipe(
      Layer.provide(memoryStorage()),
      Layer.provide(Layer.succeed(Tenant, { agency: code as AgencyCode })),
    )
  const transport = (code: string) =>
    Layer.effect(
      Transport,
      Effect.map(Transport, (real) => ({
        ...real,
        directory: when("the axis is away", away, real.directory),
      })),
    ).pipe(Layer.provide(axis.transport(code)))
  const signer = Layer.effect(
    Signer,
    Effect.map(Signer, (real) => ({
      ...real,
      sign: (request: Parameters<typeof real.sign>[0]) => when("no key signs", noKey, real.sign(request)),
    })),
  ).pipe(Layer.provide(stampSigner))
  const open = (agency: typeof tayNinh) =>
    openTestAgency({ transport }, agency, { storage: storage(agency.code), signer })
  return { axis, failing, sender: yield* open(tayNinh), receiver: yield* open(vpcp) }
})
export type FailingScene = Effect.Success<typeof openFailing>
