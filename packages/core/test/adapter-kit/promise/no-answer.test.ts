import { it } from "@effect/vitest"
import { isProblem } from "@lienthong/core"
import {
  AgencyDirectory,
  blobKeysOf,
  byteSource,
  collectBytes,
  directoryFrom,
  LogSealer,
  PacketCodec,
  packetCodecFrom,
  SignatureVerifier,
  Signer,
  sealerFrom,
  signerFrom,
  Transport,
  transportFrom,
  verifierFrom,
} from "@lienthong/core/adapter"
import { Effect, Fiber, Stream } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { expectSentences, pdf } from "../../exchange/scene.ts"

const signals: Array<AbortSignal> = []

/** A function of an adapter that never answers. */
const never = (...given: ReadonlyArray<unknown>): Promise<never> => {
  const signal = given.map((each) => (each as { signal?: AbortSignal }).signal).find((each) => each)
  if (signal) signals.push(signal)
  return new Promise(() => {})
}

const file = { name: "a.pdf", fileName: "a.pdf", bytes: byteSource(pdf("a")) } as never
const packet = {} as never
const transport = transportFrom({
  endpoint: "https://truc",
  submit: never,
  findSent: never,
  listInbox: never,
  fetch: never,
  acknowledge: never,
  directory: never,
  health: never,
})
const halting = transportFrom({
  endpoint: "https://truc",
  submit: never,
  findSent: never,
  listInbox: never,
  fetch: async () => ({
    async *[Symbol.asyncIterator]() {
      yield new Uint8Array(3)
      await never()
    },
  }),
  acknowledge: never,
  directory: never,
  health: never,
})
const codec = packetCodecFrom({ encode: never, decode: never })
const keys = blobKeysOf({ current: never, find: never })
const noFiles = { getBlob: never, putBlob: never } as never
const onTransport = <A, E>(use: (port: Transport["Service"]) => Effect.Effect<A, E>) =>
  Effect.provide(Effect.flatMap(Transport, use), transport)

/** Every kind of adapter that is asked, how long it is waited for, and the error in the answer's place. */
const asked: ReadonlyArray<
  readonly [name: string, seconds: number, code: string, call: Effect.Effect<unknown, unknown>]
> = [
  [
    "a directory that is asked for an agency",
    30,
    "directory/unavailable",
    Effect.provide(
      Effect.flatMap(AgencyDirectory, ({ find }) => find("H53")),
      directoryFrom({ find: never }),
    ),
  ],
  ["the key for new files", 30, "storage/unavailable", keys.current],
  ["the key of a file", 30, "storage/unavailable", keys.find("2026")],
  ["an axis that is to take a packet", 120, "transport/timed-out", onTransport(({ submit }) => submit(file))],
  ["an axis' mailbox", 120, "transport/timed-out", onTransport(({ listInbox }) => listInbox("document"))],
  [
    "an axis that stops amid a packet",
    120,
    "transport/timed-out",
    Effect.provide(
      Effect.flatMap(Transport, ({ fetch }) => collectBytes(fetch({ id: "1", from: "H53" } as never))),
      halting,
    ),
  ],
  [
    "a codec that writes a packet",
    120,
    "packet/codec-failed",
    Effect.provide(
      Effect.flatMap(PacketCodec, ({ encode }) => Stream.runDrain(encode(packet, noFiles))),
      codec,
    ),
  ],
  [
    "a codec that reads a packet",
    120,
    "packet/codec-failed",
    Effect.provide(
      Effect.flatMap(PacketCodec, ({ decode }) => decode(Stream.empty, noFiles)),
      codec,
    ),
  ],
  [
    "a signer",
    300,
    "signing/unavailable",
    Effect.provide(
      Effect.flatMap(Signer, ({ sign }) => sign(file)),
      signerFrom({ sign: never }),
    ),
  ],
  [
    "a sealer of the log",
    300,
    "signing/unavailable",
    Effect.provide(
      Effect.flatMap(LogSealer, ({ sign }) => sign("statement")),
      sealerFrom({ hash: () => "", verify: never as never, sign: never }),
    ),
  ],
]

describe("An adapter whose Promise is never kept is waited for no longer than it may take:", () => {
  for (const [name, seconds, code, call] of asked)
    it.effect(`${name}, ${seconds} seconds`, () =>
      Effect.gen(function* () {
        signals.length = 0
        const asking = yield* Effect.forkChild(Effect.flip(call), { startImmediately: true })
        yield* TestClock.adjust((seconds - 1) * 1_000)
        // Promises are kept outside the virtual time.
        yield* Effect.promise(() => new Promise((resume) => setImmediate(resume)))
        expect(asking.pollUnsafe()).toBeUndefined()
        yield* TestClock.adjust("2 minutes")
        const error = yield* Fiber.join(asking)
        if (!isProblem(error)) throw new Error("not an error of the library", { cause: error })
        expect(error.code).toBe(code)
        expectSentences(error)
        expect(signals.every(({ aborted }) => aborted)).toBe(true)
      }),
    )

  it.effect("a verifier, 2 minutes, and the exchange says that its function failed", () =>
    Effect.gen(function* () {
      const verifying = Effect.provide(
        Effect.flatMap(SignatureVerifier, ({ verify }) => verify(file)),
        verifierFrom({ verify: never }),
      )
      const asking = yield* Effect.forkChild(
        Effect.catchDefect(verifying, (defect) => Effect.succeed(String(defect))),
        { startImmediately: true },
      )
      yield* TestClock.adjust("2 minutes")
      expect(yield* Fiber.join(asking)).toContain("no answer in 2 minutes")
    }),
  )
})
