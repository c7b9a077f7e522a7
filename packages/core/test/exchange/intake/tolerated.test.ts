import { it } from "@effect/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  btttt,
  lastTaken,
  onlyArrival,
  pdf,
  pollUntilSure,
  quietly,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"
import { bytes, received, replaced, reported } from "../written-otherwise.ts"

const words = (text: string) => replaced(text, /Priority>0</, "Priority>Hỏa tốc<")

const urgency = { code: "value-otherwise-written", path: "OtherInfo.Priority", kind: "document" } as const

describe("What is tolerated in a packet", () => {
  it.effect(
    "is counted by sender and month, in documents and in statuses, with what was written and read",
    () =>
      Effect.gen(function* () {
        const { receiver } = yield* received(words)
        const { tolerances } = receiver.reports
        expect(yield* tolerances({ from: "000.00.00.h53" })).toMatchObject({
          rows: [
            {
              ...urgency,
              month: "2019-06",
              from: tayNinh.code,
              count: 1,
              refused: 0,
              example: { written: "Hỏa tốc", read: "Flash" },
            },
          ],
          isCurrent: true,
        })
        expect((yield* tolerances({ from: btttt.code })).rows).toEqual([])
        expect((yield* tolerances({ code: "date-unreadable" })).rows).toEqual([])
        expect((yield* tolerances({ code: urgency.code, month: "2019-06" })).rows).toHaveLength(1)
        expect((yield* tolerances({ month: "2019-07" })).rows).toEqual([])
        const { sender, id } = yield* reported((text) => replaced(text, "StatusCode>01<", "StatusCode>1<"))
        expect(yield* standings(sender, id)).toEqual(["arrived"])
        expect((yield* sender.reports.tolerances()).rows).toMatchObject([
          {
            from: vpcp.code,
            code: "value-otherwise-written",
            path: "MessageHeader.StatusCode",
            kind: "status",
            count: 1,
            example: { written: "1", read: "01 (Arrived)" },
          },
        ])
      }).pipe(quietly),
  )

  it.effect("is counted of packets that are refused, whatever they are refused for", () =>
    Effect.gen(function* () {
      const code = "agency-otherwise-written"
      const refusals: ReadonlyArray<readonly [string, (text: string) => string]> = [
        ["wrong-addressee", (text) => replaced(text, /<edXML:OrganId>000.00.00.G22</, "<edXML:OrganId>H99<")],
        ["incomplete-header", (text) => replaced(text, /<edXML:DocumentId>[^<]*</, "<edXML:DocumentId><")],
        ["attachment-missing", (text) => replaced(text, /<Attachment>[\s\S]*<\/Attachment>/, "")],
        ["sender-mismatch", (text) => replaced(text, /<edXML:OrganId>000.00.00.H53</, "<edXML:OrganId>G14<")],
      ]
      for (const [reason, spoil] of refusals) {
        const spelt = (text: string) =>
          text.replace(/(<edXML:From>\s*<edXML:OrganId>)([^<]*)/, (_, tag, code) => tag + code.toLowerCase())
        const { receiver } = yield* received((text) => spelt(spoil(text)))
        yield* receiver.work.poll()
        yield* pollUntilSure(receiver)
        expect((yield* receiver.reports.faults()).rows, reason).toMatchObject([{ code: reason }])
        expect((yield* receiver.reports.tolerances({ code })).rows, reason).toMatchObject([
          { from: tayNinh.code, code, kind: "document", count: 1, refused: 1 },
        ])
      }
    }).pipe(quietly),
  )

  it.effect("is counted for what is not a packet, by the sender that the axis names", () =>
    Effect.gen(function* () {
      const declared = (text: string) => replaced(text, 'encoding="UTF-8"', 'encoding="UTF-16"')
      for (const [reason, spoil] of [
        ["not-xml", (text: string) => text.slice(0, 1500)],
        ["not-edxml", (text: string) => text.replaceAll(/(<\/?)edXML\b(?!:)/g, "$1goiTin")],
        ["ambiguous-element", (text: string) => replaced(text, "<edXML:Subject>", "$&Hai</edXML:Subject>$&")],
      ] as const) {
        const { receiver } = yield* received((text) => declared(spoil(text)))
        yield* pollUntilSure(receiver)
        expect((yield* receiver.reports.faults()).rows, reason).toMatchObject([{ code: reason }])
        expect((yield* receiver.reports.tolerances()).rows, reason).toMatchObject([
          { from: tayNinh.code, code: "encoding-misdeclared", kind: "document", count: 1, refused: 1 },
        ])
      }
    }).pipe(quietly),
  )

  it.effect("is recorded up to a thousand departures of one packet, so that no packet fills the log", () =>
    Effect.gen(function* () {
      const odd = Array.from(
        { length: 1_200 },
        (_, n) => `<edXML:To><edXML:OrganId>h${n}</edXML:OrganId></edXML:To>`,
      )
      const { receiver } = yield* received((text) =>
        replaced(text, "<edXML:DocumentId>", `${odd.join("")}<edXML:DocumentId>`),
      )
      expect((yield* receiver.reports.tolerances()).rows).toMatchObject([
        { code: "agency-otherwise-written", count: 1_000 },
      ])
    }),
  )

  it.effect("is counted once of an update that brings its document, and stays with the document", () =>
    Effect.gen(function* () {
      const { receiver } = yield* received((text) =>
        words(replaced(text, /BussinessDocType>0</, "BussinessDocType>2<")),
      )
      expect((yield* receiver.reports.tolerances()).rows).toMatchObject([
        { ...urgency, count: 1, refused: 0 },
      ])
      const { content } = yield* receiver.incoming.get(yield* onlyArrival(receiver))
      expect(content?.tolerances).toMatchObject([{ code: urgency.code, written: "Hỏa tốc" }])
    }).pipe(quietly),
  )

  it.effect("is counted of a document packet that takes a document back, and of a refused second copy", () =>
    Effect.gen(function* () {
      const { axis, receiver } = yield* received((text) => text)
      const inject = (text: string) => axis.inject(vpcp.code, tayNinh.code, "document", bytes(text))
      inject(
        words(lastTaken(axis))
          .replace(/<edXML:Bussiness>[\s\S]*<\/edXML:Bussiness>/, "")
          .replace(
            "</edXML:TraceHeaderList>",
            "<edXML:Bussiness><edXML:BussinessDocType>1</edXML:BussinessDocType></edXML:Bussiness></edXML:TraceHeaderList>",
          ),
      )
      inject(words(lastTaken(axis)).replace(/(Subject>)[^<]*</, "$1Nội dung khác<"))
      yield* receiver.work.poll()
      yield* pollUntilSure(receiver)
      expect((yield* receiver.reports.tolerances()).rows).toMatchObject([
        { ...urgency, count: 2, refused: 1 },
      ])
    }).pipe(quietly),
  )

  it.effect(
    "is counted of each further copy of a document that is here, or of the question that it asks",
    () =>
      Effect.gen(function* () {
        const { axis, receiver } = yield* received(words)
        const first = words(lastTaken(axis))
        const update = replaced(first, /BussinessDocType>0</, "BussinessDocType>2<")
        for (const text of [first, update, update]) {
          axis.inject(vpcp.code, tayNinh.code, "document", bytes(text))
          yield* pollUntilSure(receiver)
        }
        expect((yield* receiver.reports.tolerances()).rows).toMatchObject([
          { ...urgency, from: tayNinh.code, count: 4, refused: 0 },
        ])
      }).pipe(quietly),
  )

  it.effect("is paged through, each row once, the last month first and the most frequent first", () =>
    Effect.gen(function* () {
      const { axis, receiver } = yield* received(words)
      for (const [month, times] of [
        ["2019-07", 1],
        ["2019-08", 3],
      ] as const)
        for (let number = 0; number < times; number++) {
          yield* TestClock.setTime(Date.parse(`${month}-15T08:0${number}:00+07:00`))
          const other = lastTaken(axis).replace(/(<edXML:DocumentId>)[^<]*</, `$1${month}-${number}<`)
          const dated =
            number === 0 ? replaced(other, /2019\/06\/20<\/edXML:Promul/, "20/6/2019</edXML:Promul") : other
          axis.inject(vpcp.code, tayNinh.code, "document", bytes(words(dated)))
          yield* receiver.work.poll()
        }
      const first = yield* receiver.reports.tolerances({ limit: 2, total: true })
      const rest = yield* receiver.reports.tolerances({ limit: 10, ...(first.next && { after: first.next }) })
      const [august, july, june] = ["2019-08", "2019-07", "2019-06"]
      expect(first.total).toBe(5)
      expect([...first.rows, ...rest.rows].map(({ month, count }) => [month, count])).toEqual([
        [august, 3],
        [august, 1],
        [july, 1],
        [july, 1],
        [june, 1],
      ])
      const only = yield* receiver.reports.tolerances({ month: "2019-08", code: urgency.code })
      expect(only.rows).toMatchObject([{ ...urgency, count: 3 }])
      expect((yield* Effect.flip(receiver.reports.tolerances({ month: "2019-13" }))).code).toBe(
        "input/value-invalid",
      )
    }).pipe(quietly),
  )
})

describe("A status that names several documents", () => {
  it.effect("is about the one that is ours", () =>
    Effect.gen(function* () {
      const other =
        "<edXML:ResponseFor><edXML:OrganId>000.00.00.G14</edXML:OrganId><edXML:Code>9/BC-X</edXML:Code><edXML:DocumentId>9</edXML:DocumentId></edXML:ResponseFor>"
      const { sender, id } = yield* reported((text) =>
        replaced(text, "<edXML:ResponseFor>", `${other}<edXML:ResponseFor>`),
      )
      expect(yield* standings(sender, id)).toEqual(["arrived"])
    }).pipe(quietly),
  )
})

describe("The main file of a document", () => {
  it.effect("is the one that both signed, though its annex stands first", () =>
    Effect.gen(function* () {
      const files = [
        { name: "cong-van.pdf", bytes: pdf("Chính") },
        { name: "phu-luc.pdf", bytes: pdf("Phụ lục") },
      ]
      const swapped = (text: string, tag: string) => {
        const form = new RegExp(`<(edXML:)?${tag}>[\\s\\S]*?</(edXML:)?${tag}>`, "g")
        const [first = "", second = ""] = text.match(form) ?? []
        const turned = [second, first]
        return text.replace(form, () => turned.shift() ?? "")
      }
      const { receiver } = yield* received((text) => swapped(swapped(text, "Reference"), "Attachment"), {
        files,
      })
      const id = yield* onlyArrival(receiver)
      const { content } = yield* receiver.incoming.get(id)
      expect(content?.legalValue).toBe("original")
      expect(content?.files.map(({ name }) => name)).toEqual(["cong-van.pdf", "phu-luc.pdf"])
      expect(content?.legalValueGround?.reason.vi).toContain("cong-van.pdf")
    }).pipe(quietly),
  )
})
