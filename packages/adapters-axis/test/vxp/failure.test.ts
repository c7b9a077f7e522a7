import { it } from "@effect/vitest"
import type { VxpOptions } from "@lienthong/adapters-axis"
import { InputError, type TransportError } from "@lienthong/core"
import type { MailboxEntry } from "@lienthong/core/adapter"
import type { WholeTransport } from "@lienthong/testkit"
import { daNang, sampleDocument, tayNinh } from "@lienthong/testkit"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { client } from "./connection.ts"
import { answering, closedPort, httpServer, httpsServer, tcpServer } from "./other-server.ts"
import { selfSigned } from "./self-signed.ts"

const bytes = sampleDocument({ from: tayNinh, to: [daNang], documentId: "doc-1" })
const submission = { kind: "document", from: tayNinh, to: [daNang], bytes } as const
const entry: MailboxEntry = { id: "entry-1", kind: "document", from: daNang }

const clientFor = (endpoint: string, options: Partial<VxpOptions> = {}) =>
  client({ endpoint, systemId: "SYS-H53", secret: "x", timeout: "5 seconds", ...options })

const failureOf = <A>(
  endpoint: string,
  call: (transport: WholeTransport) => Effect.Effect<A, TransportError>,
  options: Partial<VxpOptions> = {},
) => Effect.flatMap(clientFor(endpoint, options), (transport) => Effect.flip(call(transport)))

const submitting = (endpoint: string, options?: Partial<VxpOptions>) =>
  failureOf(endpoint, (transport) => transport.submit(submission), options)

describe("A packet certainly did not leave", () => {
  it.live("when nobody listens at the axis' address", () =>
    Effect.gen(function* () {
      const endpoint = `http://127.0.0.1:${yield* closedPort}/VXP.Edoc`
      const error = yield* submitting(endpoint)
      assert.equal(error.reason, "unreachable")
      assert.include(error.message, endpoint)
      assert.isFalse(error.indeterminate)
    }),
  )

  it.live("when the axis' name is not known", () =>
    Effect.gen(function* () {
      const error = yield* submitting("https://truc.invalid/VXP.Edoc")
      assert.equal(error.reason, "unreachable")
    }),
  )

  it.live("when the axis' certificate is not trusted", () =>
    Effect.gen(function* () {
      let requests = 0
      const tls = selfSigned()
      const endpoint = yield* httpsServer(tls, (request, response) => {
        requests += 1
        answering(200, '{"status":"OK","DocId":"d-1"}')(request, response)
      })
      const error = yield* submitting(endpoint)
      assert.equal(error.reason, "unreachable")
      assert.equal(requests, 0)
      const trusting = yield* clientFor(endpoint, { ca: tls.cert })
      assert.deepEqual(yield* trusting.submit(submission), { axisId: "d-1" })
    }),
  )

  it.live("when the TLS handshake with the axis exceeds the time limit", () =>
    Effect.gen(function* () {
      const port = yield* tcpServer(() => {})
      const error = yield* submitting(`https://127.0.0.1:${port}`, { timeout: 50 })
      assert.equal(error.reason, "unreachable")
    }),
  )
})

describe("Nobody knows whether a packet was taken", () => {
  it.live("when the axis took the connection and never answers", () =>
    Effect.gen(function* () {
      const error = yield* submitting(yield* httpServer(() => {}), { timeout: 500 })
      assert.equal(error.reason, "timed-out")
      assert.isTrue(error.indeterminate)
    }),
  )

  it.live("when the answer stops in the middle", () =>
    Effect.gen(function* () {
      const endpoint = yield* httpServer((_, response) => {
        response.writeHead(200, { "Content-Length": "100" }).write('{"status":')
      })
      assert.equal((yield* submitting(endpoint, { timeout: 500 })).reason, "timed-out")
    }),
  )

  it.live("when the connection breaks while the packet is on it", () =>
    Effect.gen(function* () {
      const port = yield* tcpServer((socket) => socket.once("data", () => socket.resetAndDestroy()))
      assert.equal((yield* submitting(`http://127.0.0.1:${port}`)).reason, "timed-out")
    }),
  )

  it.live("when the connection breaks in the middle of the answer", () =>
    Effect.gen(function* () {
      const endpoint = yield* httpServer((_, response) => {
        response.writeHead(200, { "Content-Length": "100" }).write('{"status":', () => response.destroy())
      })
      assert.equal((yield* submitting(endpoint)).reason, "timed-out")
    }),
  )

  it.live("when something in front of the axis answers in its place", () =>
    Effect.gen(function* () {
      const pages = [
        answering(200, "<html>Đăng nhập</html>", "text/html"),
        answering(302, ""),
        answering(502, "<html>Bad gateway</html>", "text/html"),
        answering(200, '{"status":"OK"}'),
        answering(200, ""),
      ]
      for (const page of pages) {
        const error = yield* submitting(yield* httpServer(page))
        assert.equal(error.reason, "malformed-answer")
        assert.isTrue(error.indeterminate)
      }
    }),
  )

  it.live("when what answers does not speak HTTP", () =>
    Effect.gen(function* () {
      const port = yield* tcpServer((socket) => socket.end("220 mail.example.vn ESMTP\r\n"))
      assert.equal((yield* submitting(`http://127.0.0.1:${port}`)).reason, "timed-out")
    }),
  )
})

describe("A mailbox", () => {
  const list = (transport: WholeTransport) => transport.listInbox("document")

  it.live("is empty when the axis answers nothing, or a list of nothing", () =>
    Effect.gen(function* () {
      for (const body of [
        "",
        '{"status":"OK"}',
        '{"status":"OK","data":null}',
        '{"status":"OK","data":"[]"}',
        "[]",
      ]) {
        const transport = yield* clientFor(yield* httpServer(answering(200, body)))
        assert.deepEqual(yield* list(transport), [], body)
      }
    }),
  )

  it.live("is not taken for empty when a log-in page answers, or a list nobody can read", () =>
    Effect.gen(function* () {
      for (const body of [
        "<html>Đăng nhập</html>",
        '{"status":"OK","data":{}}',
        '{"data":[{"id_van_ban":"1"}]}',
      ]) {
        const error = yield* failureOf(yield* httpServer(answering(200, body)), list)
        assert.equal(error.reason, "malformed-answer", body)
      }
    }),
  )

  it.live("is read around a row that nobody can read", () =>
    Effect.gen(function* () {
      const rows = [{ docId: "d-1", from: "H53" }, { from: "H53" }, 17, { docId: "chữ" }, { docId: 2 ** 60 }]
      const transport = yield* clientFor(yield* httpServer(answering(200, JSON.stringify({ data: rows }))))
      assert.deepEqual(yield* list(transport), [{ id: "d-1", kind: "document", from: "H53" }])
    }),
  )

  it.live("of a system with several agencies shows the mail of those it is asked for", () =>
    Effect.gen(function* () {
      const data = [
        { docId: "1", from: "H53", to: '["H17","H14"]' },
        { docId: "2", from: "H53", to: "H14" },
        { docId: "3", from: "H53" },
      ]
      const endpoint = yield* httpServer(answering(200, JSON.stringify({ status: "OK", data })))
      const transport = yield* clientFor(endpoint, { agencies: [daNang, "H17"] })
      assert.deepEqual(
        (yield* list(transport)).map(({ id }) => id),
        ["1", "3"],
      )
    }),
  )
})

describe("A packet from the mailbox", () => {
  it.live("is not made up from an answer that is not base64", () =>
    Effect.gen(function* () {
      for (const data of ["", "<html>", "a=b", { a: 1 }, null]) {
        const endpoint = yield* httpServer(answering(200, JSON.stringify({ status: "OK", data })))
        const error = yield* failureOf(endpoint, (transport) => transport.fetch(entry))
        assert.equal(error.reason, "malformed-answer", JSON.stringify(data))
      }
    }),
  )

  it.live("is not asked for under an id that would be another header", () =>
    Effect.gen(function* () {
      let requests = 0
      const endpoint = yield* httpServer(() => {
        requests += 1
      })
      const forged = { ...entry, id: "1\r\nXroadVnpt-docid: 2" }
      const error = yield* failureOf(endpoint, (transport) => transport.fetch(forged))
      assert.equal(error.reason, "refused")
      assert.equal(requests, 0)
    }),
  )
})

it("An invalid address, or one with credentials in it, is a fault of the program", () => {
  for (const endpoint of ["truc.gov.vn", "ftp://truc/", "https://u:p@truc/", "https://truc/?x=1"]) {
    assert.throws(() => client({ endpoint, systemId: "S", secret: "x" }), InputError)
  }
})
