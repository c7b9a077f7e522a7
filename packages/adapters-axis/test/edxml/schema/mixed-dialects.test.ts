import type { StatusPacket } from "@lienthong/core/adapter"
import { isKnownStatus, type KnownStatusCode, statusNames } from "@lienthong/core/document"
import { documentPacket, statusPacket, type WholePacket } from "@lienthong/testkit"
import { Effect } from "effect"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { decode, encode } from "../codec.ts"
import { namespace } from "../packet-text.ts"

/** How a system departs from the standard. A packet that has nothing to change stays as it is. */
interface Departure {
  readonly write: (text: string) => string
  /** The code of the finding. Absent where the standard leaves both ways open. */
  readonly code?: string
}

/** Changes the text of every element of these names. */
const texts = (names: string, change: (text: string) => string) => (packet: string) =>
  packet.replace(
    new RegExp(`(<edXML:(?:${names})>)([^<]+)`, "g"),
    (_, open: string, text: string) => `${open}${change(text)}`,
  )

const dayFirst = (text: string) => text.split("/").reverse().join("/")

const dates: ReadonlyArray<Departure> = [
  dayFirst,
  (text: string) => text.replaceAll("/", "-"),
  (text: string) => `${text.replaceAll("/", "-")}T00:00:00+07:00`,
  (text: string) => `ngày ${dayFirst(text).replace("/", " tháng ").replace("/", " năm ")}`,
].map((change) => ({
  write: texts("PromulgationDate|DueDate", change),
  code: "date-otherwise-written",
}))

const times: ReadonlyArray<Departure> = [
  (text: string) => `${text.replaceAll("/", "-").replace(" ", "T")}+07:00`,
  (text: string) => `${dayFirst(text.slice(0, 10))}${text.slice(10)}`,
].map((change) => ({ write: texts("Timestamp", change), code: "date-otherwise-written" }))

const codeParts = /<edXML:CodeNumber>([^<]+)<(\/edXML:CodeNumber>\s*<edXML:CodeNotation>)([^<]+)</
const codes: ReadonlyArray<Departure> = [
  (number: string, notation: string) => [`Số: ${number}`, notation],
  (number: string, notation: string) => [`Số ký hiệu: ${number}/${notation}`, "N/A"],
  (number: string, notation: string) => ["null", `${number}/${notation}`],
  (number: string, notation: string) => [`${number}/${notation}`, notation.replaceAll("-", "–")],
].map((change) => ({
  write: (packet: string) =>
    packet.replace(codeParts, (_, number: string, between: string, notation: string) => {
      const [first, second] = change(number, notation)
      return `<edXML:CodeNumber>${first}<${between}${second}<`
    }),
  code: "code-otherwise-written",
}))

const urgencies = ["Thường", "KHẨN", "Thượng khẩn", "hỏa tốc"]
const statusTexts: ReadonlyArray<(status: KnownStatusCode) => string> = [
  (status) => String(Number(status)),
  (status) => `+${status}`,
  (status) => `${Number(status)}.0`,
  (status) => statusNames[status].vi,
  (status) => `${status} - ${statusNames[status].vi}`,
]

const otherwiseWritten: ReadonlyArray<Departure> = [
  ...[(digit: string) => urgencies[Number(digit)] ?? digit, (digit: string) => `0${digit}.0`].map(
    (change) => ({
      write: texts("Priority", change),
    }),
  ),
  { write: texts("BussinessDocType", (digit) => `0${digit}`) },
  {
    write: texts(
      "BussinessDocType",
      (digit) => ["Văn bản mới", "THU HỒI", "cap nhat", "Thay thế"][Number(digit)] ?? digit,
    ),
  },
  { write: texts("DocumentInfo|DocumentReceiver", (digit) => ["false", "True"][Number(digit)] ?? digit) },
  { write: texts("ReceiverType|DocumentInfo", (digit) => `${digit}.0`) },
  { write: texts("ReceiverType", (digit) => ["bớt", "Thêm"][Number(digit)] ?? digit) },
  { write: texts("PageAmount|PromulgationAmount", (digits) => `+${digits}.0`) },
  ...statusTexts.map((form) => ({
    write: texts("StatusCode", (status) =>
      isKnownStatus(status) && form(status) !== status ? form(status) : status,
    ),
  })),
].map((each) => ({ ...each, code: "value-otherwise-written" }))

const emptied: ReadonlyArray<Departure> = ["N/A", "null", "-", "không có"].map((nothing) => ({
  write: (packet) =>
    packet.replace(
      /(<edXML:From>\s*)(?![\s\S]*?<edXML:Fax>[\s\S]*?<\/edXML:From>)/,
      `$1<edXML:Fax>${nothing}</edXML:Fax>`,
    ),
  code: "value-empty",
}))

const respelled: Departure = {
  write: (packet) =>
    packet.replaceAll("OrganizationInCharge>", "OrganInCharge>").replaceAll("Bussiness", "Business"),
  code: "name-respelled",
}

const repeated: Departure = {
  write: (packet) =>
    packet.replace(
      /<edXML:(DocumentId|StatusCode)>[^<]+<\/edXML:\1>(?=\s*<edXML:(?:Code|Description|Timestamp)>)/,
      "$&$&",
    ),
  code: "element-repeated",
}

const status: Departure = {
  write: (packet) =>
    packet.includes("<edXML:StatusCode>")
      ? packet.replaceAll("edXML:MessageHeader>", "edXML:Status>")
      : packet,
}

/** The root and its prefixes. Each gives the whole packet. */
const envelopeAlone = (packet: string) => {
  const files = /<AttachmentEncoded>[\s\S]*<\/AttachmentEncoded>/.exec(packet)?.[0] ?? ""
  return packet
    .replace(files, "")
    .replace(/<edXML [^>]*>/, "")
    .replace(/<\/edXML>\s*$/, "")
    .replace("</edXML:edXMLEnvelope>", `${files}</edXML:edXMLEnvelope>`)
}
const inSoap = (packet: string) => {
  const [declaration = ""] = /^<\?xml[^>]*>/.exec(packet) ?? []
  return `${declaration}<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Header/><S:Body>${packet.slice(declaration.length)}</S:Body></S:Envelope>`
}
const roots: ReadonlyArray<ReadonlyArray<Departure>> = [
  [],
  [{ write: envelopeAlone, code: "envelope-is-root" }],
  [{ write: inSoap, code: "soap-wrapped" }],
  [{ write: (packet) => inSoap(envelopeAlone(packet)), code: "soap-wrapped" }],
]
const prefixes: ReadonlyArray<ReadonlyArray<Departure>> = [
  [],
  [{ write: (packet) => packet.replaceAll("edXML:", "ns1:").replaceAll("xmlns:edXML=", "xmlns:ns1=") }],
  [{ write: (packet) => packet.replaceAll("xmlns:edXML=", "xmlns=").replaceAll("edXML:", "") }],
  [{ write: (packet) => packet.replaceAll(/ xmlns:edXML="[^"]*"/g, ""), code: "prefix-undeclared" }],
]
const namespaces: ReadonlyArray<ReadonlyArray<Departure>> = [
  [],
  [
    {
      write: (packet) => packet.replaceAll(namespace, "http://www.e-doc.vn/Schema/"),
      code: "packet-namespace-differs",
    },
  ],
]

/** None of some departures, or one of them. */
const oneOf = (departures: ReadonlyArray<Departure>) =>
  fc.option(fc.constantFrom(...departures), { nil: undefined }).map((each) => (each ? [each] : []))

const mixture = fc
  .tuple(
    ...[dates, times, codes, otherwiseWritten, emptied, [respelled], [repeated], [status]].map(oneOf),
    fc.constantFrom(...roots),
    fc.constantFrom(...prefixes),
    fc.constantFrom(...namespaces),
  )
  .map((all) => all.flat())

const written = (packet: string, departures: ReadonlyArray<Departure>) => {
  const codes = new Set<string>()
  let text = packet
  for (const { write, code } of departures) {
    const next = write(text)
    if (next !== text && code !== undefined) codes.add(code)
    text = next
  }
  return { text, codes: [...codes].sort() }
}

/** What a packet says, and the codes of what was tolerated in it, but for fields that grew too long here. */
const readAs = async (text: string) => {
  const { tolerated = [], ...read } = { tolerated: undefined, ...(await Effect.runPromise(decode(text))) }
  return {
    read,
    codes: [...new Set(tolerated.map(({ code }) => code))].filter((code) => code !== "field-overlong").sort(),
  }
}

describe("A packet in any mixture of the dialects that are met", () => {
  const isPlain = (packet: StatusPacket | WholePacket) =>
    packet._tag !== "StatusPacket" || isKnownStatus(packet.status)

  it("is the packet of the standard's form, with a finding for each departure and for nothing else", () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(documentPacket, statusPacket).filter(isPlain),
        mixture,
        async (packet, departures) => {
          const standard = Buffer.from(await Effect.runPromise(encode(packet))).toString()
          const { text, codes } = written(standard, departures)
          assert.deepEqual(await readAs(standard), { read: (await readAs(standard)).read, codes: [] })
          assert.deepEqual(
            await readAs(text),
            { read: (await readAs(standard)).read, codes },
            text.slice(0, 3000),
          )
        },
      ),
      { numRuns: 80 },
    ))
})
