import { type AgencyCode, type BlobKey, type Digest, StorageError } from "@lienthong/core"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkedKey, newFileKey, openChunk, sealChunk, unwrapFileKey, wrapFileKey } from "../src/index.ts"

const agency = "000.00.00.H53" as AgencyCode
const otherAgency = "000.00.00.G22" as AgencyCode
const digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" as Digest
const otherDigest = digest.replace("b", "c") as Digest
const hostKey: BlobKey = { id: "2026", key: new Uint8Array(32).fill(1) }

const refusal = (act: () => unknown): unknown => {
  try {
    act()
  } catch (thrown) {
    if (thrown instanceof StorageError) return [thrown.reason, thrown.detail]
    throw thrown
  }
  return undefined
}

const corrupt = ["blob-corrupt", { digest }]
const bytes = fc.uint8Array({ maxLength: 200 })
const place = fc.integer({ min: 0, max: 2 ** 32 - 1 })

/** A place in a text of bytes, and what to do to the byte there. */
const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) })
const changed = (whole: Uint8Array, { at, by }: { readonly at: number; readonly by: number }) =>
  whole.map((byte, n) => (n === at % whole.length ? byte ^ by : byte))

describe("A chunk of a file", () => {
  it("comes back from its own place", () =>
    fc.assert(
      fc.property(bytes, place, (chunk, at) => {
        const key = newFileKey()
        expect(Buffer.compare(openChunk(digest, key, at, sealChunk(key, at, chunk)), chunk)).toBe(0)
      }),
    ))

  it("is corrupt at every other place of its file", () =>
    fc.assert(
      fc.property(
        bytes,
        fc.uniqueArray(place, { minLength: 2, maxLength: 2 }),
        (chunk, [from = 0, to = 0]) => {
          const key = newFileKey()
          expect(refusal(() => openChunk(digest, key, to, sealChunk(key, from, chunk)))).toEqual(corrupt)
        },
      ),
    ))

  it("is corrupt in every other file, in the same place too", () =>
    fc.assert(
      fc.property(bytes, place, (chunk, at) => {
        expect(
          refusal(() => openChunk(digest, newFileKey(), at, sealChunk(newFileKey(), at, chunk))),
        ).toEqual(corrupt)
      }),
    ))

  it("is corrupt when a byte of it was changed, its tag included", () =>
    fc.assert(
      fc.property(bytes, place, change, (chunk, at, how) => {
        const key = newFileKey()
        expect(refusal(() => openChunk(digest, key, at, changed(sealChunk(key, at, chunk), how)))).toEqual(
          corrupt,
        )
      }),
    ))

  it("is corrupt when it was cut short or lengthened", () =>
    fc.assert(
      fc.property(bytes, place, fc.nat(), (chunk, at, length) => {
        const key = newFileKey()
        const sealed = sealChunk(key, at, chunk)
        const cut = sealed.subarray(0, length % sealed.length)
        expect(refusal(() => openChunk(digest, key, at, cut))).toEqual(corrupt)
        expect(refusal(() => openChunk(digest, key, at, Buffer.concat([sealed, sealed])))).toEqual(corrupt)
      }),
    ))

  it("shows nothing of what it says", () => {
    const text = Buffer.from("TUYET-MAT ".repeat(20))
    expect(Buffer.from(sealChunk(newFileKey(), 0, text)).includes("TUYET-MAT")).toBe(false)
  })
})

describe("The key of a file", () => {
  const fileKey = newFileKey()
  const wrapped = wrapFileKey(agency, digest, hostKey, fileKey)

  it("comes back under the host's key", () => {
    expect(Buffer.from(unwrapFileKey(agency, digest, hostKey, wrapped))).toEqual(Buffer.from(fileKey))
  })

  it("is another one for each file, and never kept twice alike", () => {
    expect(Buffer.from(newFileKey())).not.toEqual(Buffer.from(newFileKey()))
    expect(Buffer.from(wrapFileKey(agency, digest, hostKey, fileKey))).not.toEqual(Buffer.from(wrapped))
  })

  it("is corrupt beside another file, of another agency, or under another key of the same name", () => {
    const other = ["blob-corrupt", { digest: otherDigest }]
    expect(refusal(() => unwrapFileKey(agency, otherDigest, hostKey, wrapped))).toEqual(other)
    expect(refusal(() => unwrapFileKey(otherAgency, digest, hostKey, wrapped))).toEqual(corrupt)
    const mistaken = { id: hostKey.id, key: new Uint8Array(32).fill(9) }
    expect(refusal(() => unwrapFileKey(agency, digest, mistaken, wrapped))).toEqual(corrupt)
  })

  it("is corrupt when it was changed, cut short or lengthened", () =>
    fc.assert(
      fc.property(change, fc.nat(), (how, length) => {
        const kept = [changed(wrapped, how), wrapped.subarray(0, length % wrapped.length)]
        for (const each of [...kept, Buffer.concat([wrapped, wrapped])])
          expect(refusal(() => unwrapFileKey(agency, digest, hostKey, each))).toEqual(corrupt)
      }),
    ))

  it("is corrupt when something of another length was put under the host's key", () => {
    const short = wrapFileKey(agency, digest, hostKey, new Uint8Array(16))
    expect(refusal(() => unwrapFileKey(agency, digest, hostKey, short))).toEqual(corrupt)
  })
})

it("A key of the host's that is not 32 bytes long is refused before anything is sealed, and is not told", () => {
  for (const length of [0, 16, 31, 33, 64]) {
    const short = { id: "2027", key: new Uint8Array(length).fill(0xab) }
    const refused = ["unavailable", { problem: "the key 2027 for files is not 32 bytes long" }]
    expect(refusal(() => checkedKey(short))).toEqual(refused)
    expect(refusal(() => wrapFileKey(agency, digest, short, newFileKey()))).toEqual(refused)
    const wrapped = wrapFileKey(agency, digest, hostKey, newFileKey())
    expect(refusal(() => unwrapFileKey(agency, digest, short, wrapped))).toEqual(refused)
  }
  expect(checkedKey(hostKey)).toBe(hostKey)
})
