import { inspect } from "node:util"
import { it } from "@effect/vitest"
import { PacketError } from "@lienthong/core"
import {
  type DocumentPacket,
  filesInMemory,
  PacketCodec,
  type StatusPacket,
  type Transport,
} from "@lienthong/core/adapter"
import { memoryAxis, openTestAgency, testOptions } from "@lienthong/testkit"
import { Context, Effect, Layer, Stream } from "effect"
import { TestClock } from "effect/testing"
import { assert, describe } from "vitest"
import { readCodec } from "../../../src/adapter-kit/promise/read-codec.ts"
import { expectVietnamese } from "../../exchange/intake/plain-vietnamese.ts"
import {
  by,
  dispatched,
  expectSentences,
  pollUntilSure,
  quietly,
  report,
  tayNinh,
  vpcp,
} from "../../exchange/scene.ts"

type Codec = PacketCodec["Service"]

const status: StatusPacket = {
  _tag: "StatusPacket",
  from: { code: vpcp.code },
  responseFor: { organId: tayNinh.code, code: "1/BC", documentId: "d" },
  status: "03",
  description: "",
}

const packet: DocumentPacket = {
  _tag: "DocumentPacket",
  from: { code: tayNinh.code },
  to: [],
  documentId: "d",
  code: { number: "1", notation: "BC" },
  promulgation: {},
  documentType: {},
  subject: "",
  signer: {},
  toPlaces: [],
  urgency: "ordinary",
  appendixes: [],
  responseFor: [],
  trace: [],
  business: { kind: "new", reason: "", replaces: [] },
  attachments: [],
}

const whole = { packet, broken: [], tolerated: [] }

/** What a codec may give in place of the Effect of a packet, or in the Effect. */
const readings: ReadonlyArray<readonly [what: string, () => unknown]> = [
  ["nothing", () => undefined],
  ["a promise", async () => status],
  ["an Effect of nothing", () => Effect.undefined],
  ["an Effect of null", () => Effect.succeed(null)],
  ["an Effect of text", () => Effect.succeed("edXML")],
  ["a packet without its findings", () => Effect.succeed({ packet })],
  [
    "a packet without files",
    () => Effect.succeed({ ...whole, packet: { ...packet, attachments: undefined } }),
  ],
  [
    "a packet whose date is none",
    () => Effect.succeed({ ...whole, packet: { ...packet, promulgation: { date: "20/6/2019" } } }),
  ],
  [
    "a packet whose subject is a number",
    () => Effect.succeed({ ...whole, packet: { ...packet, subject: 5 } }),
  ],
  ["a status that reports on nothing", () => Effect.succeed({ ...status, responseFor: undefined })],
  ["a defect", () => Effect.die(new Error("out of memory"))],
  ["an error of its own", () => Effect.fail({ code: "E1" })],
  [
    "an exception",
    () => {
      throw new TypeError("x is not a function")
    },
  ],
]

const writings: ReadonlyArray<readonly [what: string, () => unknown]> = [
  ["nothing", () => undefined],
  ["bytes in place of their stream", () => new Uint8Array(1)],
  ["pieces of text", () => Stream.make("<edXML/>")],
  [
    "a defect amid the bytes",
    () => Stream.concat(Stream.make(new Uint8Array(1)), Stream.die(new Error("disk"))),
  ],
  ["an error of its own", () => Stream.fail({ code: "E1" })],
  [
    "an exception",
    () => {
      throw new TypeError("x is not a function")
    },
  ],
]

const expectFailed = (error: unknown) => {
  assert(error instanceof PacketError, inspect(error))
  assert.equal(error.code, "packet/codec-failed")
  expectSentences(error)
  expectVietnamese(error)
}

describe("A codec given as Effects whose answer is not of its port's shape", () => {
  for (const [what, decode] of readings)
    it.effect(`fails with its own code when it reads: ${what}`, () =>
      Effect.gen(function* () {
        const codec = readCodec({ decode, encode: () => Stream.empty } as unknown as Codec)
        expectFailed(yield* Effect.flip(codec.decode(Stream.empty, filesInMemory())))
      }),
    )

  for (const [what, encode] of writings)
    it.effect(`fails with its own code when it writes: ${what}`, () =>
      Effect.gen(function* () {
        const codec = readCodec({ encode, decode: () => Effect.succeed(whole) } as unknown as Codec)
        expectFailed(yield* Effect.flip(Stream.runDrain(codec.encode(packet, filesInMemory()))))
      }),
    )

  it.effect("passes on the error of the bytes that it reads, whatever it fails with", () =>
    Effect.gen(function* () {
      const decode: Codec["decode"] = (bytes) =>
        Effect.andThen(Effect.ignore(Stream.runDrain(bytes)), Effect.die(new Error("nothing to read")))
      const codec = readCodec({ encode: () => Stream.empty, decode })
      const error = yield* Effect.flip(
        codec.decode(Stream.fail("the line is down" as const), filesInMemory()),
      )
      assert.equal(error, "the line is down")
    }),
  )

  it.effect("takes null for a field that a packet does not have", () =>
    Effect.gen(function* () {
      const odd = { ...whole, packet: { ...packet, dueDate: null, pageAmount: undefined } }
      const codec = readCodec({
        encode: () => Stream.empty,
        decode: () => Effect.succeed(odd),
      } as unknown as Codec)
      assert.deepStrictEqual(yield* codec.decode(Stream.empty, filesInMemory()), whole)
    }),
  )
})

describe("A document whose packet the receiver's codec fails on", () => {
  it.effect("is not refused: it arrives once the codec is mended", () =>
    Effect.gen(function* () {
      const axis = memoryAxis([tayNinh, vpcp])
      const sender = yield* openTestAgency(axis, tayNinh)
      const adapters = testOptions(axis, vpcp).axis as Layer.Layer<Transport | PacketCodec>
      const plain = Context.get(yield* Layer.build(adapters), PacketCodec)
      let isBroken = true
      const mended: Codec = {
        ...plain,
        decode: (bytes, files) => (isBroken ? (Effect.undefined as never) : plain.decode(bytes, files)),
      }
      const receiver = yield* openTestAgency(axis, vpcp, { codec: Layer.succeed(PacketCodec, mended) })
      yield* dispatched(sender)
      yield* sender.work.drain()
      yield* pollUntilSure(receiver)
      assert.deepEqual((yield* receiver.reports.incoming()).rows, [])
      assert.deepEqual((yield* receiver.reports.faults()).rows, [])
      isBroken = false
      yield* TestClock.adjust("1 hour")
      yield* receiver.work.poll()
      assert.lengthOf((yield* receiver.reports.incoming()).rows, 1)
    }).pipe(quietly),
  )

  it.effect("fails the draft of a sender whose codec gives no packet", () =>
    Effect.gen(function* () {
      const codec = Layer.succeed(PacketCodec, { encode: () => undefined, decode: () => undefined } as never)
      const sender = yield* openTestAgency(memoryAxis([tayNinh, vpcp]), tayNinh, { codec })
      expectFailed(yield* Effect.flip(sender.outgoing.draft(report(), by)))
    }).pipe(quietly),
  )
})
