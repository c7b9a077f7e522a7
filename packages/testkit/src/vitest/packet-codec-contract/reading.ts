import { Effect } from "effect"
import { expect } from "vitest"
import type { ContractTest } from "../contract/contract.ts"
import { failureOf } from "../contract/failure-of.ts"
import type { OpenCodec } from "./codec-under-test.ts"
import { readDocument, readingOf, sample, sampleBytes } from "./packets.ts"

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))

const noPackets = {
  "no bytes": bytesOf(""),
  "a text": bytesOf("Kính gửi: Văn phòng Chính phủ"),
  "a log-in page": bytesOf("<!doctype html><html><form>Đăng nhập</form></html>"),
  "a PDF": bytesOf("%PDF-1.4\n1 0 obj\n<< >>\nendobj\n"),
  "an archive": new Uint8Array([0x50, 0x4b, 3, 4, ...Array.from({ length: 60 }, () => 0)]),
  "bytes of no text": Uint8Array.from({ length: 4096 }, (_, index) => (index * 167) & 0xff),
} as const

/** Places in a text, some of them in every part of it. */
const places = (length: number) => Array.from({ length: 60 }, (_, index) => Math.floor((length * index) / 60))

/** What comes over the axis and is not what it should be. */
export const reading = (test: ContractTest<OpenCodec>): void => {
  for (const [what, bytes] of Object.entries(noPackets)) {
    test(`In place of a packet, ${what} is refused`, function* (open) {
      expect((yield* readingOf(open, bytes)).refused).toBeDefined()
    })
  }

  test("A packet that stops early is never read as a whole one", function* (open) {
    const whole = yield* sampleBytes(open)
    for (const length of places(whole.length)) {
      const { read } = yield* readingOf(open, whole.slice(0, length))
      if (read !== undefined && !("broken" in read && read.broken.length > 0))
        expect.unreachable(`${length} of ${whole.length} bytes are read as the whole packet`)
    }
  })

  test("A packet with a changed byte is read or refused, and nothing else", function* (open) {
    const whole = yield* sampleBytes(open)
    for (const place of places(whole.length))
      yield* readingOf(open, whole.with(place, (whole[place] ?? 0) ^ 0x11))
  })

  test("Reading a packet leaves its bytes as they are", function* (open) {
    const bytes = yield* sampleBytes(open)
    const before = Buffer.from(bytes).toString("hex")
    yield* open.codec.decode(bytes)
    expect(Buffer.from(bytes).toString("hex")).toBe(before)
  })
}

/** What only a packet in XML can be. */
export const readingXml = (test: ContractTest<OpenCodec>): void => {
  const declared = (whole: Uint8Array, doctype: string) => {
    const text = Buffer.from(whole).toString()
    const at = text.indexOf("?>") + (text.startsWith("<?xml") ? 2 : 1)
    return bytesOf(`${text.slice(0, at)}${doctype}${text.slice(at)}`)
  }

  test("A packet that declares a DTD is refused before any of it is read", function* (open) {
    const hostile = declared(
      yield* sampleBytes(open),
      '<!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    )
    expect((yield* readingOf(open, hostile)).refused).toBe("has-doctype")
  })

  test("A packet nested a hundred thousand deep is refused at once", function* (open) {
    const deep = bytesOf("<a>".repeat(100_000))
    const { refused } = yield* Effect.timeout(readingOf(open, deep), "5 seconds")
    expect(refused).toBeDefined()
  })
}

/** Packets that say too little, too much, or the same in another way. */
export const readingOthers = (test: ContractTest<OpenCodec>, ways: ReadonlyArray<string>): void => {
  test("A file that did not arrive whole is named, and the rest is read", function* (open) {
    const { packet, broken } = yield* readDocument(open, open.damage.withoutFile(yield* sampleBytes(open)))
    expect(broken.map(({ name }) => name)).toEqual([sample.attachments[0]?.name])
    expect(packet.subject).toBe(sample.subject)
    expect(packet.attachments.map(({ name }) => name)).toEqual([sample.attachments[1]?.name])
  })

  test("A packet that states two subjects is refused, and its sender can be told", function* (open) {
    const error = yield* failureOf(open.codec.decode(open.damage.twoSubjects(yield* sampleBytes(open))))
    expect(error.reason).toBe("ambiguous-element")
    expect(error.about).toMatchObject({ organId: sample.from.code, documentId: sample.documentId })
  })

  for (const way of ways) {
    test(`A packet is read as it is when it is written with ${way}`, function* (open) {
      const other = open.damage.otherwise[way]
      if (other === undefined) return expect.unreachable(`nothing writes packets with ${way}`)
      const bytes = yield* sampleBytes(open)
      const changed = other(bytes)
      expect(Buffer.from(changed).equals(bytes)).toBe(false)
      expect((yield* readDocument(open, changed)).packet).toEqual(sample)
    })
  }
}
