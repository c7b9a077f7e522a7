import { it } from "@effect/vitest"
import type { StorageError } from "@lienthong/core"
import {
  type BlobKey,
  type BlobKeys,
  type Digest,
  fileEncryption,
  type KeptFileKey,
} from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"

const agency = "000.00.00.H53" as AgencyCode
const otherAgency = "000.00.00.G22" as AgencyCode
const digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" as Digest
const otherDigest = digest.replace("b", "c") as Digest
const key: BlobKey = { id: "2026", key: new Uint8Array(32).fill(1) }

/** By OpenSSL: a nonce and the file's key under {@link key}; and "văn bản" as that file's first chunk. */
const wrappedKey =
  "05050505050505050505050506a5e63265b53480721d7f9bc694f28d67fe172a66b2726c20a96514011ec78a631439ae0027ad56798efbc01f7c5d1f"
const sealedChunk = "171c27dcdbf0ea52426923f53add595968416669cbeed4024fbf"

const keysOf = (current: BlobKey): BlobKeys["Service"] => ({
  current: Effect.succeed(current),
  find: () => Effect.succeed(current),
})
const encryption = fileEncryption(agency, keysOf(key))
const run = Effect.runPromise

/** One file with one chunk, as it is kept. */
const keep = Effect.fnUntraced(function* (chunk: Uint8Array, place: number) {
  const { sealChunk, keptKey } = yield* encryption.sealer
  return { sealed: yield* sealChunk(place, chunk), kept: yield* keptKey(digest) }
})

/** What reading comes to: the bytes, or the reason and the detail of the error. */
const outcome = <A>(reading: Effect.Effect<A, StorageError>) =>
  Effect.match(reading, {
    onSuccess: (value): unknown => value,
    onFailure: ({ reason, detail }): unknown => [reason, detail],
  })

const read = (kept: KeptFileKey, place: number, sealed: Uint8Array, by = encryption, of = digest) =>
  run(outcome(Effect.flatMap(by.opener(of, kept), (open) => open(place, sealed))))

const corrupt = ["blob-corrupt", { digest }]
const bytes = fc.uint8Array({ maxLength: 200 })
const place = fc.integer({ min: 0, max: 2 ** 32 - 1 })

/** A place in a text of bytes, and what to do to the byte there. */
const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) })
const changed = (whole: Uint8Array, { at, by }: { readonly at: number; readonly by: number }) =>
  whole.map((byte, n) => (n === at % whole.length ? byte ^ by : byte))
const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"))
const twice = (whole: Uint8Array) => Uint8Array.from([...whole, ...whole])

describe("A chunk of a file", () => {
  it("comes back from its own place", () =>
    fc.assert(
      fc.asyncProperty(bytes, place, async (chunk, at) => {
        const { sealed, kept } = await run(keep(chunk, at))
        expect(await read(kept, at, sealed)).toEqual(new Uint8Array(chunk))
      }),
    ))

  it("is corrupt at every other place of its file", () =>
    fc.assert(
      fc.asyncProperty(
        bytes,
        fc.uniqueArray(place, { minLength: 2, maxLength: 2 }),
        async (chunk, [from = 0, to = 0]) => {
          const { sealed, kept } = await run(keep(chunk, from))
          expect(await read(kept, to, sealed)).toEqual(corrupt)
        },
      ),
    ))

  it("is corrupt in every other file, in the same place too", () =>
    fc.assert(
      fc.asyncProperty(bytes, place, async (chunk, at) => {
        const { sealed } = await run(keep(chunk, at))
        const { kept } = await run(keep(chunk, at))
        expect(await read(kept, at, sealed)).toEqual(corrupt)
      }),
    ))

  it("is corrupt when a byte of it was changed, its tag included", () =>
    fc.assert(
      fc.asyncProperty(bytes, place, change, async (chunk, at, how) => {
        const { sealed, kept } = await run(keep(chunk, at))
        expect(await read(kept, at, changed(sealed, how))).toEqual(corrupt)
      }),
    ))

  it("is corrupt when it was cut short or lengthened", () =>
    fc.assert(
      fc.asyncProperty(bytes, place, fc.nat(), async (chunk, at, length) => {
        const { sealed, kept } = await run(keep(chunk, at))
        expect(await read(kept, at, sealed.subarray(0, length % sealed.length))).toEqual(corrupt)
        expect(await read(kept, at, twice(sealed))).toEqual(corrupt)
      }),
    ))

  it.effect("shows nothing of what it says", () =>
    Effect.gen(function* () {
      const text = new TextEncoder().encode("TUYET-MAT ".repeat(20))
      const { sealed } = yield* keep(text, 0)
      expect(new TextDecoder("latin1").decode(sealed)).not.toContain("TUYET-MAT")
    }),
  )
})

describe("The key of a file", () => {
  const sample = keep(new Uint8Array([1, 2, 3]), 0)

  it("differs for each file, and is never kept the same way twice", async () => {
    const [first, second] = [await run(sample), await run(sample)]
    expect(first.kept.fileKey).not.toEqual(second.kept.fileKey)
    expect(first.sealed).not.toEqual(second.sealed)
  })

  it("is corrupt beside another file, of another agency, or under another key of the same name", async () => {
    const { sealed, kept } = await run(sample)
    const other = ["blob-corrupt", { digest: otherDigest }]
    expect(await read(kept, 0, sealed, encryption, otherDigest)).toEqual(other)
    expect(await read(kept, 0, sealed, fileEncryption(otherAgency, keysOf(key)))).toEqual(corrupt)
    const mistaken = { id: key.id, key: new Uint8Array(32).fill(9) }
    expect(await read(kept, 0, sealed, fileEncryption(agency, keysOf(mistaken)))).toEqual(corrupt)
  })

  it("is corrupt when it was changed, cut short or lengthened", () =>
    fc.assert(
      fc.asyncProperty(change, fc.nat(), async (how, length) => {
        const { sealed, kept } = await run(sample)
        const whole = kept.fileKey ?? new Uint8Array()
        for (const fileKey of [changed(whole, how), whole.subarray(0, length % whole.length), twice(whole)])
          expect(await read({ ...kept, fileKey }, 0, sealed)).toEqual(corrupt)
      }),
    ))

  it("is missing, not corrupt, where the store was opened without keys", async () => {
    const { sealed, kept } = await run(sample)
    const [reason] = (await read(kept, 0, sealed, fileEncryption(agency, undefined))) as [string]
    expect(reason).toBe("unavailable")
  })
})

it("A store without keys keeps a file as it is, and reads it", async () => {
  const { sealer, opener } = fileEncryption(agency, undefined)
  const { sealChunk, keptKey } = await run(sealer)
  const chunk = new Uint8Array([1, 2, 3])
  const kept = await run(keptKey(digest))
  expect(kept).toEqual({ keyId: null, fileKey: null })
  expect(await run(sealChunk(0, chunk))).toBe(chunk)
  expect(await run(Effect.flatMap(opener(digest, kept), (open) => open(0, chunk)))).toBe(chunk)
})

it("A file that another implementation of AES-256-GCM has encrypted is read", async () => {
  const kept = { keyId: "2026", fileKey: fromHex(wrappedKey) }
  expect(await read(kept, 0, fromHex(sealedChunk))).toEqual(new TextEncoder().encode("văn bản"))
})

it("A key of the host's that is not 32 bytes long is refused before anything is sealed, and is not repeated", async () => {
  const { kept } = await run(keep(new Uint8Array(), 0))
  for (const length of [0, 16, 31, 33, 64]) {
    const short = fileEncryption(agency, keysOf({ id: "2027", key: new Uint8Array(length).fill(0xab) }))
    const problem = "the key 2027 for files is not 32 bytes long"
    const problemVi = "khóa 2027 dùng cho tệp không dài 32 byte"
    const refused = ["unavailable", { problem, problemVi }]
    expect(await run(outcome(short.sealer))).toEqual(refused)
    expect(await run(outcome(short.opener(digest, kept)))).toEqual(refused)
  }
})
