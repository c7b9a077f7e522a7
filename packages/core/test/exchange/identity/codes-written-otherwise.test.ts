import { it } from "@effect/vitest"
import type { PaperName } from "@lienthong/core"
import type { StoredEvent } from "@lienthong/core/adapter"
import { codeKey } from "@lienthong/core/document"
import { chief, type OpenedTestAgency } from "@lienthong/testkit"
import { Effect, Option } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  lastTaken,
  onlyArrival,
  openScene,
  quietly,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"
import { bytes, received, replaced, reported } from "../written-otherwise.ts"

const inCode = (number: string, notation: string) => (text: string) =>
  replaced(
    replaced(text, /CodeNumber>[^<]*</, `CodeNumber>${number}<`),
    /CodeNotation>[^<]*</,
    `CodeNotation>${notation}<`,
  )

const paper: PaperName = { from: tayNinh.code, code: "01/BC-UBND", date: "2019-06-20" }

describe("A number and notation that another system writes in its own way", () => {
  const ways = [
    ["01", "01/BC-UBND"],
    ["", "01/BC-UBND"],
    ["01/BC-UBND", "N/A"],
    ["01", "BC\u2011UBND"],
    ["Số: 01", "BC-UBND"],
    ["1", "BC – UBND"],
    ["001", "bc-ubnd"],
    ["Số ký hiệu: 01/BC-UBND", "không có"],
    ["Số hiệu 01", "Ký hiệu: BC-UBND"],
    ["０１", "ＢＣ－ＵＢＮＤ"],
  ] as const
  for (const [number, notation] of ways)
    it.effect(`"${number}" and "${notation}" are those of the paper 01/BC-UBND`, () =>
      Effect.gen(function* () {
        const { receiver } = yield* received(inCode(number, notation))
        yield* receiver.incoming.accept(yield* onlyArrival(receiver), by)
        const { verdict } = yield* receiver.incoming.recordPaperReceived(
          paper,
          { receivedOn: "2019-06-24" },
          by,
        )
        expect(verdict.outcome).not.toBe("electronic-missing")
        const [line] = (yield* receiver.reports.incoming()).rows
        expect(codeKey(line?.code ?? "")).toBe("01/BC-UBND")
      }).pipe(quietly),
    )

  it.effect("is the number of the paper that was registered before it came", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      axis.hold(vpcp.code, "document")
      yield* dispatched(sender)
      yield* sender.work.drain()
      const registration = { typeName: "Báo cáo", subject: "Kết quả", receivedOn: "2019-06-20" }
      const name = { ...paper, code: "1/BC – UBND" }
      const number = yield* receiver.incoming.registerPaper(name, registration, by)
      axis.release(vpcp.code)
      yield* receiver.work.poll()
      expect(yield* receiver.incoming.accept(yield* onlyArrival(receiver), by)).toBe(number)
    }).pipe(quietly),
  )

  const foreignId = (text: string) => replaced(text, /(DocumentId>)[^<]*(<)/, "$12087$2")
  for (const code of [
    "1/BC-UBND",
    "/01/BC-UBND",
    "01/BC–UBND",
    "01/01/BC-UBND",
    "Số: 01/bc-ubnd",
    "Số/ký hiệu: ０1/BC-UBND",
  ])
    it.effect(`names the document in a status, as ${code}`, () =>
      Effect.gen(function* () {
        const { sender, id } = yield* reported((text) =>
          replaced(foreignId(text), /edXML:Code>[^<]*</, `edXML:Code>${code}<`),
        )
        expect(yield* standings(sender, id)).toEqual(["arrived"])
      }).pipe(quietly),
    )

  it.effect("names the document in a recall", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      axis.hold(vpcp.code, "status")
      yield* sender.outgoing.recall(id, { reason: "Sai" }, by)
      yield* sender.work.drain()
      const text = replaced(lastTaken(axis), /<(?:edXML:)?DocumentId>[^<]*<\/(?:edXML:)?DocumentId>/, "")
      const asked = replaced(text, /edXML:Code>[^<]*</, "edXML:Code>1/BC-UBND<")
      axis.inject(vpcp.code, tayNinh.code, "status", bytes(asked))
      yield* receiver.work.poll()
      const [line] = (yield* receiver.reports.incoming()).rows
      expect(line?.recall).toBeDefined()
    }).pipe(quietly),
  )
})

describe("An identifier that another system writes in its own way", () => {
  it.effect("is this agency's in small letters with a space", () =>
    Effect.gen(function* () {
      const { receiver } = yield* received((text) =>
        replaced(text, /OrganId>000\.00\.00\.G22</, "OrganId>000.00.00.g22\u00A0<"),
      )
      const [line] = (yield* receiver.reports.incoming()).rows
      expect(line?.stage).toBe("arrived")
    }).pipe(quietly),
  )

  it.effect("is the sender's in small letters, in a copy of a document that is here", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      const copy = replaced(lastTaken(axis), /(<edXML:From>\s*<edXML:OrganId>)[^<]*/, "$1000.00.00.h53")
      const other = replaced(copy, /(DocumentId>)[^<]*(<)/, "$1000.00.00.h53,2019-06-20,1/bc-ubnd$2")
      axis.inject(vpcp.code, tayNinh.code, "document", bytes(other))
      yield* receiver.work.poll()
      yield* onlyArrival(receiver)
    }).pipe(quietly),
  )

  it.effect("is a document's in letters and marks", () =>
    Effect.gen(function* () {
      const { axis, sender, other } = yield* openScene()
      axis.hold(tayNinh.code, "status")
      const id = yield* sender.outgoing.draft(
        { type: "cong-van", subject: "Thử", files: [{ name: "a.pdf", bytes: bytes("%PDF-1.4\nx") }] },
        by,
      )
      yield* sender.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
      yield* sender.outgoing.signAsAgency(id, { notation: "UBND-ƯDCNTT" }, by)
      yield* sender.outgoing.dispatch(id, { to: [btttt.code] }, by)
      yield* sender.work.drain()
      yield* other.work.poll()
      yield* other.work.drain()
      axis.inject(tayNinh.code, btttt.code, "status", bytes(lastTaken(axis).normalize("NFD")))
      yield* sender.work.poll()
      expect(yield* standings(sender, id)).toEqual(["arrived"])
    }).pipe(quietly),
  )
})

/** Writes an arrival into a store as an earlier version did: with marks of the texts as they stood. */
const asEarlierVersion = ({ store }: OpenedTestAgency, id: string, number: string, notation = "BC – UBND") =>
  Effect.gen(function* () {
    const [stored] = (yield* store.readLog(0n, 100)).filter(({ type }) => type === "Arrived")
    const { at, by, schemaVersion, data } = stored as StoredEvent
    const event = JSON.parse(data)
    const wireId = `vb-${id}`
    event.envelope = { ...event.envelope, code: { number, notation }, wireId }
    yield* store.commit({
      id: `old-${id}`,
      at,
      by,
      appends: [
        {
          stream: `incoming/${id}`,
          expected: "none",
          events: [{ type: "Arrived", schemaVersion, data: JSON.stringify(event) }],
        },
      ],
      marks: [
        { key: `arrival/${tayNinh.code}/${wireId}`, value: id },
        { key: `arrival-code/${tayNinh.code}/${number}/${notation}@2019-06-20`, value: id },
      ],
    })
  })

/** A document of a store in use: which it is of three, and how its packet wrote number and notation. */
const earlier = fc
  .record({
    meant: fc.integer({ min: 1, max: 3 }),
    number: fc.constantFrom("", "0", "00", "Số: ", "Số ký hiệu: 0"),
    notation: fc.constantFrom("BC-UBND", "BC – UBND", "bc-ubnd", "BC\u2011UBND", "BC - UBND"),
  })
  // An earlier version took one with the very text of the first for that one.
  .filter(({ meant, number, notation }) => `${number}${meant}/${notation}` !== "01/BC-UBND")

describe("A store of an earlier version", () => {
  it("finds each of its documents by one key, and lists for a person exactly those that share one", () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(earlier, {
          maxLength: 4,
          selector: ({ meant, number, notation }) => `${number}${meant}/${notation}`,
        }),
        (olds) =>
          Effect.gen(function* () {
            const { sender, receiver } = yield* openScene()
            yield* dispatched(sender)
            yield* sender.work.drain()
            yield* receiver.work.poll()
            const first = yield* onlyArrival(receiver)
            for (const [at, { meant, number, notation }] of olds.entries())
              yield* asEarlierVersion(receiver, `old-${at}`, `${number}${meant}`, notation)
            yield* receiver.work.drain()
            const all = [
              { meant: 1, document: first },
              ...olds.map(({ meant }, at) => ({ meant, document: `old-${at}` })),
            ]
            const shared = (yield* receiver.reports.sharedKeys()).rows
            for (const meant of [1, 2, 3]) {
              const own = all.filter((each) => each.meant === meant).map(({ document }) => document)
              const key = `arrival-code/${tayNinh.code}/0${meant}/BC-UBND@2019-06-20`
              const listed = shared.filter((row) => row.key === key).flatMap(({ documents }) => documents)
              expect(listed.map(({ document }) => document).sort()).toEqual(own.length > 1 ? own.sort() : [])
              const marked = Option.getOrUndefined(yield* receiver.store.findMark(key))
              expect(own.length === 0 ? marked === undefined : own.includes(marked ?? "")).toBe(true)
            }
            expect((yield* receiver.reports.incoming()).rows).toHaveLength(all.length)
          }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), quietly, Effect.runPromise),
      ),
      { numRuns: 20 },
    ))

  it.effect("gets the keys of its documents in the background, and finds them by every spelling", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      yield* asEarlierVersion(receiver, "old", "7")
      yield* receiver.work.drain()
      const key = `arrival-code/${tayNinh.code}/07/BC-UBND@2019-06-20`
      expect(yield* receiver.store.findMark(key)).toEqual(Option.some("old"))
      const { document } = yield* receiver.incoming.recordPaperReceived(
        { ...paper, code: "07/BC-UBND" },
        { receivedOn: "2019-06-24" },
        by,
      )
      expect(document).toBe("old")
      expect((yield* receiver.reports.sharedKeys()).rows).toEqual([])
    }).pipe(quietly),
  )

  it.effect(
    "gets the marks of the year too: a document of the same number and another date is shown with it",
    () =>
      Effect.gen(function* () {
        const { axis, sender, receiver } = yield* openScene()
        yield* dispatched(sender)
        yield* sender.work.drain()
        yield* receiver.work.poll()
        yield* asEarlierVersion(receiver, "old", "7")
        yield* receiver.work.drain()
        const [packet] = axis.taken
        const later = new TextDecoder()
          .decode(packet?.bytes)
          .replaceAll(`${tayNinh.code},2019/06/20,01/BC-UBND`, "later")
          .replace(/(CodeNumber>)[^<]*</, (_, tag: string) => `${tag}07<`)
          .replace(/(PromulgationDate>)[^<]*</, (_, tag: string) => `${tag}2019/06/21<`)
        axis.inject(vpcp.code, tayNinh.code, "document", new TextEncoder().encode(later))
        yield* receiver.work.poll()
        const { rows } = yield* receiver.reports.incoming()
        expect(rows.find(({ envelope }) => envelope.wireId === "later")?.sameCodeAs).toBe("old")
      }).pipe(quietly),
  )

  it.effect("lists two documents of one key for a person, and merges neither into the other", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      const first = yield* onlyArrival(receiver)
      yield* asEarlierVersion(receiver, "old", "1")
      yield* receiver.work.drain()
      expect((yield* receiver.reports.sharedKeys()).rows).toEqual([
        {
          key: `arrival-code/${tayNinh.code}/01/BC-UBND@2019-06-20`,
          documents: [
            { document: first, text: `${tayNinh.code} 01/BC-UBND 2019-06-20` },
            { document: "old", text: `${tayNinh.code} 1/BC – UBND 2019-06-20` },
          ],
        },
      ])
      expect((yield* receiver.reports.incoming()).rows).toHaveLength(2)
    }).pipe(quietly),
  )
})
