import { it } from "@effect/vitest"
import { dateOf, LocalDate, vietnamTime } from "@lienthong/core/calendar"
import { caoBang, daNang, sampleDocument, scopedClient, tayNinh } from "@lienthong/testkit"
import { Clock, Effect, Option } from "effect"
import { assert, describe } from "vitest"
import { axis } from "./connection.ts"
import { answering, httpServer } from "./other-server.ts"

const bytes = sampleDocument({
  from: tayNinh,
  to: [daNang, caoBang],
  documentId: "000.00.00.H53,2026/11/20,105/BC-UBND",
  subject: "Về việc phòng chống bão",
})
const submission = { kind: "document", from: tayNinh, to: [daNang, caoBang], bytes } as const

const today = Effect.map(Clock.currentTimeMillis, (millis) => dateOf(vietnamTime(millis)))
const listOf = (answer: unknown) => JSON.stringify({ status: "OK", ErrorCode: "0", data: answer })
const request = {
  kind: "document",
  from: LocalDate.make("2026-11-19"),
  until: LocalDate.make("2026-11-21"),
} as const
const row = (fields: Record<string, unknown>) => ({
  senderDocId: "axis-1",
  toCode: daNang,
  notation: "105/BC-UBND",
  title: "Về việc phòng chống bão",
  sentTime: "2026/11/20 08:00:00",
  ...fields,
})

const standingsOf = (...rows: ReadonlyArray<Record<string, unknown>>) =>
  Effect.gen(function* () {
    const endpoint = yield* httpServer(answering(200, listOf(rows)))
    const client = yield* scopedClient(tayNinh, endpoint)
    const list = Option.getOrThrow(yield* client.listSent(request))
    return list.entries.map(({ to, standing, description }) => [to, standing, description])
  })

describe("The axis' sent list", () => {
  it.live("says of each recipient whether its system has the packet, and in whose words it has not", () =>
    Effect.gen(function* () {
      const { endpoint } = yield* axis()
      const sender = yield* scopedClient(tayNinh, endpoint)
      const { axisId } = yield* sender.submit(submission)
      const receiver = yield* scopedClient(caoBang, endpoint)
      const [entry] = yield* receiver.listInbox("document")
      assert(entry !== undefined)
      yield* receiver.acknowledge(entry, "failed", "cannot be read")
      const day = yield* today
      const list = Option.getOrThrow(yield* sender.listSent({ kind: "document", from: day, until: day }))
      assert.isTrue(list.complete)
      assert.deepEqual(
        list.entries.map(({ to, standing, description, ...entry }) => [
          entry.axisId,
          to,
          standing,
          description,
        ]),
        [
          [axisId, daNang, "waiting", undefined],
          [axisId, caoBang, "failed", "cannot be read"],
        ],
      )
      const longAgo = LocalDate.make("2020-01-01")
      const before = yield* sender.listSent({ kind: "document", from: longAgo, until: longAgo })
      assert.deepEqual(Option.getOrThrow(before).entries, [])
    }),
  )

  it.live("is read word by word, and a word that nobody knows is shown and decides nothing", () =>
    Effect.gen(function* () {
      assert.deepEqual(
        yield* standingsOf(
          row({ receiveStatus: "initial" }),
          row({ receiveStatus: "inbox" }),
          row({ receiveStatus: "Done" }),
          row({ receiveStatus: "FAIL", receiveStatusDesc: "Sai định dạng" }),
          row({ receiveStatus: "done", sendStatus: "fail", sendStatusDesc: "Không gửi được" }),
          row({ receiveStatus: "đang chuyển" }),
          row({ receiveStatus: "done", toCode: `["${daNang}","${caoBang}"]` }),
        ),
        [
          [daNang, "waiting", undefined],
          [daNang, "delivered", undefined],
          [daNang, "failed", "Sai định dạng"],
          [daNang, "failed", "Không gửi được"],
          [daNang, "waiting", "đang chuyển"],
          [caoBang, "delivered", undefined],
        ],
      )
    }),
  )

  it.live("is read to its end, page by page, and once where the server gives the same page forever", () =>
    Effect.gen(function* () {
      const rows = Array.from({ length: 1_200 }, (_, index) => row({ senderDocId: `axis-${index}` }))
      let asked = 0
      const paged = yield* httpServer((incoming, response) => {
        asked++
        const index = Number(incoming.headers["xroadvnpt-pageindex"])
        const size = Number(incoming.headers["xroadvnpt-pagesize"])
        incoming.resume().on("end", () => response.end(listOf(rows.slice((index - 1) * size, index * size))))
      })
      const whole = Option.getOrThrow(yield* (yield* scopedClient(tayNinh, paged)).listSent(request))
      assert.deepEqual([whole.entries.length, whole.complete, asked], [1_200, true, 3])
      const same = yield* httpServer((incoming, response) => {
        asked++
        incoming.resume().on("end", () => response.end(listOf(rows.slice(0, 500))))
      })
      const once = Option.getOrThrow(yield* (yield* scopedClient(tayNinh, same)).listSent(request))
      assert.deepEqual([once.entries.length, once.complete, asked], [500, true, 5])
    }),
  )

  it.live("with rows that nobody can read is not complete, so that nothing is said to be missing in it", () =>
    Effect.gen(function* () {
      const endpoint = yield* httpServer(answering(200, listOf([row({}), { broken: true }])))
      const client = yield* scopedClient(tayNinh, endpoint)
      assert.include(Option.getOrThrow(yield* client.listSent(request)), { complete: false })
    }),
  )

  it.live(
    "is missing at an axis that has no such operation, and an error where it does not answer with a list",
    () =>
      Effect.gen(function* () {
        const ask = (status: number, body: string) =>
          Effect.gen(function* () {
            const client = yield* scopedClient(tayNinh, yield* httpServer(answering(status, body)))
            return yield* Effect.result(Effect.all([client.listSent(request), client.countInbox("document")]))
          })
        const unknown = JSON.stringify({ status: "FAIL", ErrorCode: "UnknownOperation", ErrorDesc: "no" })
        for (const [status, body] of [
          [404, unknown],
          [200, unknown],
          [404, "<html>Not Found</html>"],
          [405, ""],
        ] as const) {
          const answer = yield* ask(status, body)
          assert(answer._tag === "Success")
          assert.deepEqual(answer.success, [Option.none(), Option.none()])
        }
        for (const [status, body] of [
          [500, "oops"],
          [503, "later"],
          [200, "<html>Đăng nhập</html>"],
        ] as const)
          assert.equal((yield* ask(status, body))._tag, "Failure")
      }),
  )
})

describe("The axis' count of a mailbox", () => {
  it.live("is what waits in it, of documents and of reports apart", () =>
    Effect.gen(function* () {
      const { endpoint } = yield* axis()
      yield* (yield* scopedClient(tayNinh, endpoint)).submit(submission)
      const receiver = yield* scopedClient(daNang, endpoint)
      assert.deepEqual(yield* receiver.countInbox("document"), Option.some(1))
      assert.deepEqual(yield* receiver.countInbox("status"), Option.some(0))
      const [entry] = yield* receiver.listInbox("document")
      assert(entry !== undefined)
      yield* receiver.acknowledge(entry, "done")
      assert.deepEqual(yield* receiver.countInbox("document"), Option.some(0))
    }),
  )
})
