import { it } from "@effect/vitest"
import { edxml } from "@lienthong/adapters-axis"
import { PacketError } from "@lienthong/core"
import { PacketCodec, type Tolerance } from "@lienthong/core/adapter"
import { Effect, References } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import {
  chief,
  clerk,
  type MemoryAxis,
  memoryAxis,
  type OpenedTestAgency,
  openTestAgency,
  wholePackets,
} from "../../src/index.ts"

const tayNinh = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
const daNang = { code: "000.00.00.H17", name: "Ủy ban nhân dân thành phố Đà Nẵng" }
const vpcp = { code: "000.00.00.G22", name: "Văn phòng Chính phủ" }

const file = { name: "bao-cao.pdf", bytes: new TextEncoder().encode("%PDF-1.4\nKết quả") }
const report = { type: "bao-cao", subject: "Kết quả thí điểm", files: [file] } as const
const by = { by: clerk }

const dispatched = (agency: OpenedTestAgency, to: string) =>
  Effect.gen(function* () {
    const id = yield* agency.outgoing.draft(report, by)
    yield* agency.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
    yield* agency.outgoing.signAsAgency(id, by)
    yield* agency.outgoing.dispatch(id, { to: [to] }, by)
    yield* agency.work.drain()
  })

const lastTaken = (axis: MemoryAxis) => new TextDecoder().decode(axis.taken.at(-1)?.bytes)

/** An agency that awaits packets, with a document of its own at each of two senders, and their packets. */
const opened = Effect.gen(function* () {
  yield* TestClock.setTime(Date.parse("2019-06-20T14:00:00+07:00"))
  const axis = memoryAxis([tayNinh, daNang, vpcp])
  const receiver = yield* openTestAgency(axis, vpcp)
  axis.hold(vpcp.code, "document")
  axis.hold(vpcp.code, "status")
  const texts: Array<Readonly<Record<"document" | "status", string>>> = []
  for (const sender of [tayNinh, daNang]) {
    const agency = yield* openTestAgency(axis, sender)
    yield* dispatched(agency, vpcp.code)
    const document = lastTaken(axis)
    yield* dispatched(receiver, sender.code)
    yield* agency.work.poll()
    yield* agency.work.drain()
    texts.push({ document, status: lastTaken(axis) })
  }
  return { axis, receiver, texts }
})

type Change = (text: string) => string
const swap =
  (from: RegExp | string, to: string): Change =>
  (text) =>
    text.replace(from, to)
const none: Change = (text) => text
const ofDocument = (id: string) => swap(/(<edXML:DocumentId>)[^<]*</, `$1${id}<`)

/** How other systems write a packet, each tolerated. */
const departures = {
  "an urgency in words": swap(/Priority>0</, "Priority>Hỏa tốc<"),
  "a number without its zero": swap(/CodeNumber>01</, "CodeNumber>1<"),
  "a code without its zero": swap(/Code>01\//, "Code>1/"),
  "a status of one digit": swap(/StatusCode>0(\d)</, "StatusCode>$1<"),
  "a day first": swap(/2019\/06\/20<\/edXML:Promul/, "20/6/2019</edXML:Promul"),
  "a space before the sender": swap(/(<edXML:From>\s*<edXML:OrganId>)([^<]*)/, "$1 $2"),
  "a sender in small letters": swap(/000\.00\.00\.H/, "000.00.00.h"),
  "another encoding than it is in": swap('encoding="UTF-8"', 'encoding="UTF-16"'),
  "a prefix out of nowhere": swap(/edXML:StaffInfo>/g, "x:StaffInfo>"),
  "a time in words": swap(/Timestamp>[^<]*</, "Timestamp>vừa xong<"),
  "a subject misread on its way": swap(/<edXML:Subject>[^<]*/, "<edXML:Subject>BÃ¡o cÃ¡o"),
} as const

/** What a packet is: one that is read, or one that is refused for something else. */
const natures = {
  document: {
    "a new document": none,
    "a revocation": swap(/BussinessDocType>0</, "BussinessDocType>1<"),
    "an update": swap(/BussinessDocType>0</, "BussinessDocType>2<"),
    "a replacement": swap(/BussinessDocType>0</, "BussinessDocType>3<"),
    "another subject": swap(/<edXML:Subject>[^<]*/, "<edXML:Subject>Nội dung khác"),
    "for another agency": swap(/<edXML:OrganId>000.00.00.G22</, "<edXML:OrganId>H99<"),
    "without an identifier": swap(/<edXML:DocumentId>[^<]*</, "<edXML:DocumentId><"),
    "without its file": swap(/<Attachment>[\s\S]*<\/Attachment>/, ""),
    "with two subjects": swap(/<edXML:Subject>/, "<edXML:Subject>Khác</edXML:Subject><edXML:Subject>"),
    "with a subject beyond bounds": swap(/(<edXML:Subject>)[^<]*/, `$1${"dài ".repeat(6000)}`),
    "cut off": (text: string) => text.slice(0, 2500),
    "with another root": (text: string) => text.replaceAll(/(<\/?)edXML\b(?!:)/g, "$1goiTin"),
    "no packet": () => "Kính gửi: Văn phòng Chính phủ",
  },
  status: {
    "a report": none,
    "a refusal": swap(/StatusCode>01</, "StatusCode>02<"),
    "a recall": swap(/StatusCode>01</, "StatusCode>13<"),
    "without a status": swap(/StatusCode>01</, "StatusCode><"),
    "of no document": swap(/<edXML:ResponseFor>[\s\S]*<\/edXML:ResponseFor>/, ""),
    "of a document that nobody knows": swap(/(ResponseFor>[\s\S]*?Code>)[^<]*/, "$199/XX-YY"),
    "cut off": (text: string) => text.slice(0, 500),
  },
} as const

type Kind = keyof typeof natures

/** One of three documents, so that copies, updates and conflicts come about. */
const identifiers = { "its own": none, one: ofDocument("vb-1"), another: ofDocument("vb-2") } as const

const namesOf = <Name extends string>(changes: Readonly<Record<Name, Change>>) =>
  Object.keys(changes) as Array<Name>

const packetOf = <K extends Kind>(kind: K) =>
  fc.record({
    kind: fc.constant(kind),
    sender: fc.constantFrom(0, 1),
    nature: fc.constantFrom(...Object.keys(natures[kind])),
    identifier: fc.constantFrom(...namesOf(identifiers)),
    departures: fc.subarray(namesOf(departures), { maxLength: 4 }),
  })

const packet = fc.oneof(
  { arbitrary: packetOf("document"), weight: 2 },
  { arbitrary: packetOf("status"), weight: 1 },
)

type Packet = typeof packet extends fc.Arbitrary<infer A> ? A : never

const textOf = (texts: ReadonlyArray<Readonly<Record<Kind, string>>>, each: Packet): string => {
  const ofKind: Readonly<Record<string, Change>> = natures[each.kind]
  return [
    identifiers[each.identifier],
    ...each.departures.map((name) => departures[name]),
    ofKind[each.nature] ?? none,
  ].reduce((text, change) => change(text), texts[each.sender]?.[each.kind] ?? "")
}

/** What the codec tolerated in a packet, whether it reads it or not. */
const toleratedIn = (bytes: Uint8Array) =>
  PacketCodec.use((codec) => wholePackets(codec).decode(bytes)).pipe(
    Effect.match({
      onSuccess: ({ tolerated = [] }) => tolerated,
      onFailure: (error): ReadonlyArray<Tolerance> =>
        error instanceof PacketError ? (error.tolerated ?? []) : [],
    }),
    Effect.provide(edxml),
  )

const sorted = (counted: ReadonlyMap<string, number>) => [...counted].sort()

describe("What is counted as tolerated, by sender, kind, code and place,", () => {
  it.effect(
    "is what was found in all packets that came, in whatever order, read, repeated or refused",
    () =>
      Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(fc.array(packet, { minLength: 6, maxLength: 10 }), (packets) =>
            Effect.runPromise(
              Effect.gen(function* () {
                const { axis, receiver, texts } = yield* opened
                const expected = new Map<string, number>()
                for (const each of packets) {
                  const bytes = new TextEncoder().encode(textOf(texts, each))
                  const from = [tayNinh, daNang][each.sender]?.code ?? ""
                  axis.inject(vpcp.code, from, each.kind, bytes)
                  for (const { code, path } of yield* toleratedIn(bytes)) {
                    const key = [from, each.kind, code, path].join(" ")
                    expected.set(key, (expected.get(key) ?? 0) + 1)
                  }
                }
                for (let poll = 0; poll < 40; poll++) {
                  yield* receiver.work.poll()
                  yield* TestClock.adjust(poll < 3 ? "1 minute" : "8 minutes")
                }
                const { rows } = yield* receiver.reports.tolerances({ limit: 500 })
                const counted = new Map(
                  rows.map(({ from, kind, code, path, count }) => [
                    [from, kind, code, path].join(" "),
                    count,
                  ]),
                )
                expect(sorted(counted)).toEqual(sorted(expected))
              }).pipe(
                Effect.scoped,
                Effect.provide(TestClock.layer()),
                Effect.provideService(References.MinimumLogLevel, "None"),
              ),
            ),
          ),
          { numRuns: 8, endOnFailure: true },
        ),
      ),
    60_000,
  )
})
