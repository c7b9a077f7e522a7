import type { IncomingHttpHeaders } from "node:http"
import { inspect } from "node:util"
import { it } from "@effect/vitest"
import { vxp } from "@lienthong/adapters-axis"
import type { TransportError } from "@lienthong/core"
import type { MailboxEntry } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import { daNang, sampleDocument, scopedClient, tayNinh } from "@lienthong/testkit"
import { Deferred, Effect, Fiber, Redacted } from "effect"
import { TestClock } from "effect/testing"
import { assert, describe } from "vitest"
import { axis, client } from "./connection.ts"
import { answering, closedPort, httpServer } from "./other-server.ts"

const bytes = sampleDocument({ from: tayNinh, to: [daNang], documentId: "doc-1" })
const submission = { kind: "document", from: tayNinh, to: [daNang], bytes } as const
const entry: MailboxEntry = { id: "abc", kind: "document", from: daNang }
const secret = "khóa-thử"

interface Seen {
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A server that keeps what it is sent and answers `{status:"OK",DocId:"d-1"}`. */
const recorder = Effect.gen(function* () {
  const seen: Array<Seen> = []
  const endpoint = yield* httpServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () =>
      seen.push({ url: request.url, headers: request.headers, body: Buffer.concat(chunks) }),
    )
    answering(200, '{"status":"OK","DocId":"d-1"}')(request, response)
  })
  const transport = yield* client({ endpoint, systemId: "SYS-H53", secret })
  return { seen, transport, endpoint }
})

describe("A call", () => {
  it.effect("carries its signature over its own moment, by the runtime's clock", () =>
    Effect.gen(function* () {
      const { seen, transport } = yield* recorder
      yield* transport.acknowledge(entry, "done")
      yield* TestClock.adjust("1 second")
      yield* transport.acknowledge(entry, "failed", "Từ chối")
      const [first, second] = seen
      assert.equal(first?.url, "/VXP.Edoc/updateStatus")
      assert.equal(first?.body.toString(), "{}")
      assert.equal(
        first?.headers["xroadvnpt-sign-header"],
        '{"XroadVnpt-systemid":"SYS-H53","XroadVnpt-docid":"abc","XroadVnpt-status":"done",' +
          '"XroadVnpt-timestamp":"01011970T070000+0000","XroadVnpt-Content-Type":"application/json"}',
      )
      assert.equal(
        first?.headers["xroadvnpt-hash-header"],
        "d76fb1bd47d83800d4cd3f8888c5c8e9ccfe66193fd5470171d05029548b0a92",
      )
      assert.equal(second?.headers["xroadvnpt-timestamp"], "01011970T070001+0000")
      assert.equal(second?.headers["xroadvnpt-description"], "Tu choi")
      assert.notProperty(first?.headers ?? {}, "xroadvnpt-description")
    }),
  )

  it.live("that sends a packet has its bytes as they are, with one line end after them", () =>
    Effect.gen(function* () {
      const { seen, transport } = yield* recorder
      assert.deepEqual(yield* transport.submit(submission), { axisId: "d-1" })
      assert.deepEqual(seen[0]?.body, Buffer.concat([bytes, Buffer.from("\r\n")]))
      assert.equal(seen[0]?.headers["content-type"], "application/octet-stream")
      assert.equal(seen[0]?.headers["xroadvnpt-from"], tayNinh)
      assert.equal(seen[0]?.headers["xroadvnpt-messagetype"], "edoc")
    }),
  )

  it.live("reuses the connection of the one before", () =>
    Effect.gen(function* () {
      const ports = new Set<number | undefined>()
      const endpoint = yield* httpServer((request, response) => {
        ports.add(request.socket.remotePort)
        answering(200, '{"status":"OK"}')(request, response)
      })
      const transport = yield* client({ endpoint, systemId: "S", secret })
      yield* transport.health
      yield* transport.health
      assert.equal(ports.size, 1)
    }),
  )

  it.live("tells the axis' time, where its answer does", () =>
    Effect.gen(function* () {
      const dates = ["Thu, 20 Jun 2019 07:00:00 GMT", "today"]
      const endpoint = yield* httpServer((request, response) => {
        response.setHeader("Date", dates.shift() ?? "")
        answering(200, '{"status":"OK"}')(request, response)
      })
      const transport = yield* client({ endpoint, systemId: "S", secret })
      assert.deepEqual(yield* transport.health, {
        axisTime: vietnamTime(Date.parse("2019-06-20T14:00:00+07:00")),
      })
      assert.deepEqual(yield* transport.health, {})
    }),
  )

  it.live("that is interrupted closes its connection", () =>
    Effect.gen(function* () {
      const arrived = yield* Deferred.make<void>()
      const closed = yield* Deferred.make<void>()
      const endpoint = yield* httpServer((request) => {
        request.socket.once("close", () => Deferred.doneUnsafe(closed, Effect.void))
        Deferred.doneUnsafe(arrived, Effect.void)
      })
      const transport = yield* client({ endpoint, systemId: "S", secret })
      const sending = yield* Effect.forkChild(transport.submit(submission))
      yield* Deferred.await(arrived)
      yield* Fiber.interrupt(sending)
      yield* Deferred.await(closed)
    }),
  )

  it.live("with another system's secret is not accepted, and nothing is taken", () =>
    Effect.gen(function* () {
      const { endpoint, log } = yield* axis()
      const stranger = yield* scopedClient(tayNinh, endpoint, { secret: "another" })
      for (const call of [stranger.submit(submission), stranger.health, stranger.listInbox("document")]) {
        const error: TransportError = yield* Effect.flip<unknown, TransportError, never>(call)
        assert.equal(error.reason, "unauthorized")
        assert.include(error.message, "SYS-H53")
      }
      const events = yield* Effect.promise(log)
      assert.deepEqual([...new Set(events.map(({ event }) => event))], ["refused"])
    }),
  )
})

describe("The secret", () => {
  /** Everything a log could make of a value. */
  const everything = (value: unknown) =>
    [
      inspect(value, { depth: 20, showHidden: true }),
      JSON.stringify(value),
      String(value),
      value instanceof Error ? `${value.stack} ${inspect(value.cause, { depth: 20, showHidden: true })}` : "",
    ].join("\n")

  it.live("is in none of the errors a call can end with", () =>
    Effect.gen(function* () {
      const answers = [
        answering(401, "no"),
        answering(403, "<html>"),
        answering(200, "<html>"),
        answering(500, "oops"),
        answering(503, "later"),
        answering(200, '{"status":"FAIL","ErrorCode":"1"}'),
        answering(200, '{"status":"FAIL","ErrorCode":"NoRecipient"}'),
        answering(200, '{"status":"FAIL","ErrorCode":"ExistDoc"}'),
      ]
      const servers = yield* Effect.forEach([...answers, () => {}], httpServer)
      const endpoints = [...servers, `http://127.0.0.1:${yield* closedPort}`, "https://truc.invalid"]
      const reasons = new Set<string>()
      for (const endpoint of endpoints) {
        const options = { endpoint, systemId: "SYS-H53", secret: "topsecret-7421", timeout: 500 }
        const transport = yield* client(options)
        const error = yield* Effect.flip(transport.submit(submission))
        reasons.add(error.reason)
        assert.notInclude(everything(error), "topsecret-7421")
        assert.notInclude(everything(error.toJSON?.() ?? {}), "topsecret-7421")
      }
      assert.sameMembers(
        [...reasons],
        [
          "unauthorized",
          "malformed-answer",
          "busy",
          "failed",
          "refused",
          "duplicate",
          "timed-out",
          "unreachable",
        ],
      )
    }),
  )

  it.live("is not in what the layer or the client look like", () =>
    Effect.gen(function* () {
      const options = { endpoint: "http://127.0.0.1:1", systemId: "S" }
      const transport = yield* client({ ...options, secret: "topsecret-7421" })
      const layer = vxp({ ...options, secret: Redacted.make("topsecret-7421") })
      assert.notInclude(everything(transport), "topsecret-7421")
      assert.notInclude(everything(layer), "topsecret-7421")
    }),
  )
})
