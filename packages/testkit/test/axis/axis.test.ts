import { it } from "@effect/vitest"
import { signedHeaders } from "@lienthong/adapters-axis"
import { at, type LocalDate } from "@lienthong/core/calendar"
import {
  AxisError,
  caoBang,
  daNang,
  sampleAgencies,
  sampleCredentials,
  sampleDocument,
  startAxis,
  tayNinh,
} from "@lienthong/testkit"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { scopedClient } from "../../src/index.ts"
import { documentTo, exchange, history, read, statusOn } from "./exchange.ts"

const xml = (text: string) => new Uint8Array(Buffer.from(text))
const submission = (bytes: Uint8Array) => ({ kind: "document", from: tayNinh, to: [daNang], bytes }) as const

describe("The axis", () => {
  it.live("routes a packet by the recipients it names itself, once to each", () =>
    Effect.gen(function* () {
      const over = yield* exchange()
      const bytes = sampleDocument({ from: tayNinh, to: [caoBang, "H17", daNang], documentId: "d" })
      yield* over.tayNinh.submit({ ...submission(bytes), to: [] })
      assert.lengthOf(yield* read(over.daNang), 1)
      assert.lengthOf(yield* read(over.caoBang), 1)
    }),
  )

  it.live("reads packets as they come: other prefixes, comments, entities, a byte order mark", () =>
    Effect.gen(function* () {
      const over = yield* exchange()
      const packet =
        "\uFEFF<?xml version='1.0'?><!-- <To><OrganId>nobody</OrganId></To> --><e><a:MessageHeader b='>'>" +
        `<To/><q:To><OrganId><![CDATA[${daNang}]]></OrganId></q:To><!-- <To><OrganId>x</OrganId></To> -->` +
        "<DocumentId>a&amp;b&#x21;</DocumentId><Code><CodeNotation>BC</CodeNotation></Code>" +
        "<ResponseFor><DocumentId>another</DocumentId></ResponseFor></a:MessageHeader></e>"
      yield* over.tayNinh.submit(submission(xml(packet)))
      const [item] = yield* Effect.promise(() => over.axis.mailbox(daNang))
      assert.deepInclude(item, { documentId: "a&b!", code: "BC", from: tayNinh, state: "waiting" })
    }),
  )

  it.live("takes a packet for all of its recipients or for none", () =>
    Effect.gen(function* () {
      const over = yield* exchange()
      const error = yield* Effect.flip(over.tayNinh.submit(documentTo([daNang, "000.00.00.H99"])))
      assert.equal(error.reason, "refused")
      assert.include(error.message, "UnknownAgency")
      assert.include(error.message, "000.00.00.H99")
      assert.deepEqual(yield* read(over.daNang), [])
    }),
  )

  it.live("refuses what is not a packet, has no recipient, or comes in another agency's name", () =>
    Effect.gen(function* () {
      const over = yield* exchange()
      const noRecipient = sampleDocument({ from: tayNinh, to: [], documentId: "d" })
      const refusals = [
        [submission(xml("%PDF-1.4")), "NotAPacket"],
        [submission(noRecipient), "NoRecipient"],
        [{ ...submission(noRecipient), from: caoBang }, "NotYourAgency"],
      ] as const
      for (const [packet, code] of refusals) {
        const error = yield* Effect.flip(over.tayNinh.submit(packet))
        assert.include(error.message, code)
      }
      assert.deepEqual(yield* history(over.axis), [
        "refused NotAPacket",
        "refused 105/BC-UBND NoRecipient",
        "refused 105/BC-UBND NotYourAgency",
      ])
    }),
  )

  it.live("dates its answers by its own clock, which a client compares its own with", () =>
    Effect.gen(function* () {
      const over = yield* exchange({ now: () => Date.parse("2019-06-20T14:00:00+07:00") })
      assert.deepEqual(yield* over.tayNinh.health, { axisTime: at("2019-06-20" as LocalDate, "14:00") })
    }),
  )

  it.live("shows a mailbox to its owner alone", () =>
    Effect.gen(function* () {
      const over = yield* exchange()
      yield* over.tayNinh.submit(documentTo([daNang]))
      const [entry] = yield* over.daNang.listInbox("document")
      assert(entry !== undefined)
      assert.include((yield* Effect.flip(over.caoBang.fetch(entry))).message, "UnknownDocument")
      assert.include((yield* Effect.flip(over.caoBang.acknowledge(entry, "done"))).message, "UnknownDocument")
      assert.lengthOf(yield* read(over.daNang), 1)
    }),
  )

  it.live("keeps the order in which it saw the packets, and the outcome of each", () =>
    Effect.gen(function* () {
      const over = yield* exchange({ now: () => Date.UTC(2026, 10, 22, 1) })
      yield* over.tayNinh.submit(documentTo([daNang], "106"))
      yield* over.tayNinh.submit(documentTo([daNang], "105"))
      yield* over.daNang.submit(statusOn("doc-106"))
      const [entry] = yield* over.daNang.listInbox("document")
      assert(entry !== undefined)
      yield* over.daNang.fetch(entry)
      yield* over.daNang.acknowledge(entry, "done")
      assert.deepEqual(yield* history(over.axis), [
        "taken 106/BC-UBND",
        "taken 105/BC-UBND",
        "taken 105/BC-UBND",
        "fetched 106/BC-UBND",
        "acknowledged 106/BC-UBND done",
      ])
      const [first, ...others] = yield* Effect.promise(() => over.axis.log())
      assert.equal(first?.time, at("2026-11-22" as LocalDate, "08:00"))
      assert.deepInclude(first, { sequence: 1, documentId: "doc-106", from: tayNinh, to: [daNang] })
      assert.deepEqual(
        others.map(({ sequence }) => sequence),
        [2, 3, 4, 5],
      )
    }),
  )

  it.live("refuses a document it has had before only when it is an axis that does so", () =>
    Effect.gen(function* () {
      const lenient = yield* exchange()
      yield* lenient.tayNinh.submit(documentTo([daNang]))
      yield* lenient.tayNinh.submit(documentTo([daNang]))
      assert.lengthOf(yield* read(lenient.daNang), 2)
      const strict = yield* exchange({ refusesDuplicates: true })
      yield* strict.tayNinh.submit(documentTo([daNang]))
      assert.equal((yield* Effect.flip(strict.tayNinh.submit(documentTo([daNang])))).reason, "duplicate")
    }),
  )

  it.live("writes its own trace into a packet only when it is an axis that does so", () =>
    Effect.gen(function* () {
      const header = `<e><h:MessageHeader><To><OrganId>${daNang}</OrganId></To></h:MessageHeader><h:TraceHeaderList>`
      const rest = "</h:TraceHeaderList></e>"
      const over = yield* exchange({ rewrites: true, now: () => 0 })
      yield* over.tayNinh.submit(submission(xml(header + rest)))
      const [bytes] = yield* read(over.daNang)
      const trace = `<h:TraceHeader><h:OrganId>${tayNinh}</h:OrganId><h:Timestamp>1970/01/01 07:00:00</h:Timestamp></h:TraceHeader>`
      assert.equal(Buffer.from(bytes ?? []).toString(), header + trace + rest)
    }),
  )

  it.live("does not accept a call whose moment is too far from its own", () =>
    Effect.gen(function* () {
      const late = yield* exchange({ now: () => Date.now() + 600_000, timestampWindowMillis: 300_000 })
      assert.equal((yield* Effect.flip(late.daNang.health)).reason, "unauthorized")
      const timely = yield* exchange({ timestampWindowMillis: 300_000 })
      yield* timely.daNang.health
    }),
  )

  it.live("does not take a packet whose hash is not that of its bytes, and takes either form of it", () =>
    Effect.gen(function* () {
      const { axis } = yield* exchange()
      const { systemId, secret } = sampleCredentials(tayNinh)
      const headers = signedHeaders(
        [
          ["systemid", systemId],
          ["from", tayNinh],
          ["messagetype", "edoc"],
          ["hash-file", "00"],
        ],
        secret,
      )
      const { bytes: body } = documentTo([daNang])
      const answer = yield* Effect.promise(() =>
        fetch(`${axis.endpoint}/sendEdoc`, { method: "POST", headers, body: new Blob([Buffer.from(body)]) }),
      )
      assert.deepInclude(yield* Effect.promise(() => answer.json()), {
        status: "FAIL",
        ErrorCode: "HashMismatch",
      })
      for (const paddedFileHash of [true, false]) {
        const client = yield* scopedClient(tayNinh, axis.endpoint, { paddedFileHash })
        yield* client.submit(documentTo([daNang]))
      }
    }),
  )

  it.live("answers what is not of its protocol, and goes on", () =>
    Effect.gen(function* () {
      const { axis, daNang: client } = yield* exchange()
      for (const url of [
        `${new URL(axis.endpoint).origin}//`,
        `${axis.endpoint}/registerAgency`,
        axis.endpoint,
      ]) {
        const answer = yield* Effect.promise(() => fetch(`${url}`, { method: "POST" }))
        assert.equal(answer.status, 404)
        assert.deepInclude(yield* Effect.promise(() => answer.json()), { ErrorCode: "UnknownOperation" })
      }
      yield* client.health
    }),
  )

  it("does not start with agencies that cannot be told apart, or a system with two secrets", async () => {
    const [first] = sampleAgencies
    assert(first !== undefined)
    const doubled = await startAxis({ agencies: [first, { ...first, systemId: "other" }] }).catch(
      (error) => error,
    )
    assert(doubled instanceof AxisError && doubled.reason === "doubled-agency")
    const secrets = await startAxis({
      agencies: [first, { ...first, code: "other", secret: "other" }],
    }).catch((error) => error)
    assert(secrets instanceof AxisError && secrets.reason === "two-secrets")
    assert.notInclude(JSON.stringify(secrets), first.secret)
  })
})
