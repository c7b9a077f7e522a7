import { generateKeyPairSync } from "node:crypto"
import { it } from "@effect/vitest"
import { keySealer, publicKeyOf, sealJudge, sha256 } from "@lienthong/adapters-axis"
import { LogSealer } from "@lienthong/core/adapter"
import { type LogError, type LogProof, logVerifier, readSeals, sealStream } from "@lienthong/core/log"
import { clerk, memoryAxis, newSealKey, openTestAgency, stampSigner } from "@lienthong/testkit"
import { logSealerContract } from "@lienthong/testkit/vitest"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"

const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }

const draft = {
  type: "bao-cao",
  subject: "Kinh phí",
  files: [{ name: "bao-cao.pdf", bytes: new TextEncoder().encode("%PDF-1.4\n") }],
} as const

const open = (key = newSealKey()) =>
  Effect.map(
    openTestAgency(memoryAxis([agency]), agency, {
      signer: Layer.merge(stampSigner, Layer.orDie(keySealer(key.privatePem))),
    }),
    (opened) => ({ ...opened, key }),
  )

type Opened = Effect.Success<ReturnType<typeof open>>

const sealsOf = ({ store, key }: Opened) =>
  Effect.map(store.readStream(sealStream), (events) =>
    readSeals(events, { agency: agency.code, hash: sha256, judge: sealJudge([key.publicPem]) }),
  )

const by = { by: clerk }

describe("Sealing the log", () => {
  it.effect("puts every event under exactly one seal, however many do it at once", () =>
    Effect.gen(function* () {
      const opened = yield* open()
      const sealing = Effect.all(
        Array.from({ length: 4 }, () => Effect.exit(opened.log.seal())),
        { concurrency: "unbounded" },
      )
      for (let round = 0; round < 5; round++) {
        yield* Effect.all([opened.outgoing.draft(draft, by), sealing, opened.outgoing.draft(draft, by)], {
          concurrency: "unbounded",
        })
      }
      yield* opened.log.seal()
      const seals = yield* sealsOf(opened)
      expect(seals.flatMap(({ fault }) => fault ?? [])).toEqual([])
      const log = yield* opened.store.readLog(0n, 1_000)
      const sealed = seals.reduce((sum, { statement }) => sum + (statement?.count ?? 0), 0)
      expect(sealed).toBe(log.length - 1)
      expect(seals.at(-1)?.through).toBe(String(log.at(-2)?.position))
    }),
  )

  it.effect("is read and proven in words that are the same after they were JSON", () =>
    Effect.gen(function* () {
      const opened = yield* open()
      yield* opened.outgoing.draft(draft, by)
      yield* opened.log.seal()
      yield* opened.outgoing.draft(draft, by)
      yield* opened.log.seal()
      const seals = yield* sealsOf(opened)
      const proofOf = (hash: typeof sha256): LogError | LogProof => {
        const verifier = logVerifier({ agency: agency.code, hash, seals })
        return events.map(verifier.add).find((fault) => fault !== undefined) ?? verifier.end()
      }
      const events = yield* opened.store.readLog(0n, 1_000)
      const proof = proofOf(sha256)
      const fault = proofOf((text) => sha256(`${text} `))
      expect(proof).toMatchObject({ seals: 2, last: "4", sealedThrough: "3", unsealed: 1 })
      expect(fault).toMatchObject({ code: "log/hash-mismatch" })
      expect(seals).toHaveLength(2)
      for (const answer of [seals, proof]) expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
      expect(JSON.parse(JSON.stringify(fault))).toMatchObject({ code: "log/hash-mismatch" })
    }),
  )

  it.effect("sets no seal where nothing but seals has happened", () =>
    Effect.gen(function* () {
      const opened = yield* open()
      expect(yield* opened.log.seal()).toBeUndefined()
      yield* opened.outgoing.draft(draft, by)
      expect(yield* opened.log.seal()).toMatchObject({ statement: { from: "1", through: "1", count: 1 } })
      expect(yield* opened.log.seal()).toBeUndefined()
      yield* opened.outgoing.draft(draft, by)
      expect(yield* opened.log.seal()).toMatchObject({ statement: { from: "2", through: "3", count: 2 } })
    }),
  )

  it.effect("goes on beside a subscriber of the host that is named sealer", () =>
    Effect.gen(function* () {
      const opened = yield* open()
      const seen: Array<number> = []
      const listen = opened.subscribe({ name: "sealer" }, (changes) =>
        Effect.sync(() => seen.push(...changes.map(({ position }) => position))),
      )
      yield* Effect.forkChild(listen)
      yield* opened.outgoing.draft(draft, by)
      for (let turn = 0; turn < 10_000 && seen.length < 1; turn++) yield* Effect.yieldNow
      expect(yield* opened.log.seal()).toMatchObject({ statement: { from: "1", through: "1" } })
      for (let turn = 0; turn < 10_000 && seen.length < 2; turn++) yield* Effect.yieldNow
      expect(seen).toEqual([1, 2])
    }),
  )

  it.effect("goes on at regular intervals", () =>
    Effect.gen(function* () {
      const opened = yield* open()
      yield* Effect.forkChild(opened.log.runSealer(60_000))
      for (let hour = 0; hour < 3; hour++) {
        yield* opened.outgoing.draft(draft, by)
        yield* TestClock.adjust("1 minute")
      }
      expect((yield* sealsOf(opened)).length).toBe(3)
    }),
  )

  it.effect("without a key says so, and sets nothing", () =>
    Effect.gen(function* () {
      const opened = yield* openTestAgency(memoryAxis([agency]), agency)
      yield* opened.outgoing.draft(draft, by)
      expect(yield* Effect.flip(opened.log.seal())).toMatchObject({ code: "signing/no-sealer" })
      expect(yield* opened.store.readStream(sealStream)).toEqual([])
    }),
  )
})

describe("A key for seals", () => {
  const rsa = (modulusLength: number) => generateKeyPairSync("rsa", { modulusLength }).privateKey
  const pem = (bits: number) => String(rsa(bits).export({ type: "pkcs8", format: "pem" }))
  const signed = (key: string, passphrase?: string) =>
    Effect.gen(function* () {
      const sealer = yield* LogSealer
      return yield* sealer.sign("{}")
    }).pipe(Effect.provide(keySealer(key, passphrase === undefined ? {} : { passphrase })))

  it.effect("may be RSA, behind a passphrase", () =>
    Effect.gen(function* () {
      const cipher = { cipher: "aes-256-cbc", passphrase: "bí mật" } as const
      const key = rsa(2048)
      const locked = String(key.export({ type: "pkcs8", format: "pem", ...cipher }))
      const signature = yield* signed(locked, "bí mật")
      expect(signature.algorithm).toBe("rsa-sha256")
      const judge = sealJudge([publicKeyOf(String(key.export({ type: "pkcs8", format: "pem" })))])
      expect(judge("{}", signature)).toBe("valid")
      expect(judge("{ }", signature)).toBe("broken")
      expect(judge("{}", { ...signature, algorithm: "ed25519" })).toBe("broken")
      expect(sealJudge([newSealKey().publicPem])("{}", signature)).toBe("unknown-key")
    }),
  )

  it.effect("that is invalid, too short or locked is refused when the exchange is opened", () =>
    Effect.gen(function* () {
      const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey
      for (const key of ["Xin chào", pem(1024), String(ec.export({ type: "pkcs8", format: "pem" }))])
        expect(yield* Effect.flip(signed(key))).toMatchObject({ code: "signing/seal-key-unreadable" })
    }),
  )
})

const sealerOf = () => keySealer(newSealKey().privatePem)
const ofRsa = () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  return keySealer(String(privateKey.export({ type: "pkcs8", format: "pem" })))
}

logSealerContract("An Ed25519 key", Effect.succeed({ sealer: sealerOf(), stranger: sealerOf() }))
logSealerContract("An RSA key", Effect.succeed({ sealer: ofRsa(), stranger: sealerOf() }))
