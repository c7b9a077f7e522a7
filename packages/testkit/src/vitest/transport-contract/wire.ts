import type { StorageError, TransportError } from "@lienthong/core"
import type { MailboxEntry } from "@lienthong/core/adapter"
import type { LocalDate } from "@lienthong/core/calendar"
import { Deferred, Effect, Fiber, Option, Result, Stream } from "effect"
import { expect } from "vitest"
import type { ContractTest } from "../contract/contract.ts"
import { failureOf } from "../contract/failure-of.ts"
import type { OpenAxis, OpenTransport } from "./axis-under-test.ts"
import { letter } from "./mail.ts"
import { answering, deserted, lineServer, webServer } from "./wire-server.ts"

const day = "2026-03-02" as LocalDate
const entry: MailboxEntry = { id: "4e1c4c26", kind: "document", from: "000.00.00.H53" }

/** Sends a document to a server in the axis' place, and returns the outcome. */
const submitAt = Effect.fnUntraced(function* ({ at, sender, receiver }: OpenAxis, origin: string) {
  const transport = yield* at(origin)
  return yield* Effect.result(transport.submit(yield* letter(sender, [receiver])))
})

const reasonOf = <A>(result: Result.Result<A, TransportError | StorageError>) =>
  Result.isFailure(result) ? result.failure.reason : "taken"

const html = { "Content-Type": "text/html; charset=utf-8" }

/** Servers that may answer in the axis' place. */
const strangers = [
  ["a log-in page", answering(200, "<html><form>Đăng nhập</form></html>", html)],
  ["a redirection", answering(302, "", { Location: "/login" })],
  ["a server error", answering(500, "<html>Internal Server Error</html>", html)],
  ["a gateway that reaches nobody", answering(502, "<html>Bad Gateway</html>", html)],
  ["an empty answer", answering(200, "")],
] as const

/** Calls that must end on their own; those that an axis may lack may answer `none` without asking. */
const calls: Readonly<Record<string, (transport: OpenTransport) => Effect.Effect<unknown, TransportError>>> =
  {
    listInbox: (transport) => transport.listInbox("document"),
    fetch: (transport) => Stream.runDrain(transport.fetch(entry)),
    acknowledge: (transport) => transport.acknowledge(entry, "done"),
    directory: (transport) => transport.directory,
    health: (transport) => transport.health,
    countInbox: (transport) => transport.countInbox("document"),
    listSent: (transport) => transport.listSent({ kind: "document", from: day, until: day }),
  }

/** The adapter's outcomes when the network fails, which is where documents are lost or doubled. */
export const wire = (test: ContractTest<OpenAxis>): void => {
  test("A document has certainly not left when nobody listens at the axis' address", function* (axis) {
    expect(reasonOf(yield* submitAt(axis, yield* deserted))).toBe("unreachable")
  })

  test("Nobody knows whether a document was taken when the connection was accepted and no answer comes", function* (axis) {
    expect(reasonOf(yield* submitAt(axis, yield* webServer(() => {})))).toBe("timed-out")
  })

  test("Nobody knows whether a document was taken when the connection breaks with it", function* (axis) {
    const origin = yield* lineServer((socket) => socket.once("data", () => socket.destroy()))
    expect(["timed-out", "malformed-answer"]).toContain(reasonOf(yield* submitAt(axis, origin)))
  })

  test("Nobody knows whether a document was taken when the answer stops in its middle", function* (axis) {
    const origin = yield* webServer((_, response) => {
      response.writeHead(200, { "Content-Length": "100" }).write('{"', () => response.destroy())
    })
    expect(["timed-out", "malformed-answer"]).toContain(reasonOf(yield* submitAt(axis, origin)))
  })

  for (const [stranger, answer] of strangers) {
    test(`Nobody knows whether a document was taken when ${stranger} comes in the axis' place`, function* (axis) {
      expect(reasonOf(yield* submitAt(axis, yield* webServer(answer)))).toBe("malformed-answer")
    })
  }

  test("A mailbox is not taken for empty when a log-in page comes in the axis' place", function* ({ at }) {
    const transport = yield* at(yield* webServer(answering(200, "<html>Đăng nhập</html>", html)))
    expect((yield* failureOf(transport.listInbox("document"))).reason).toBe("malformed-answer")
  })

  test("An axis that is busy is left alone for as long as it asks", function* (axis) {
    const busy = answering(503, "", { "Retry-After": "120" })
    const result = yield* submitAt(axis, yield* webServer(busy))
    if (Result.isSuccess(result)) return expect.unreachable("nobody has taken it")
    expect(result.failure).toMatchObject({ reason: "busy", retryAfterSeconds: 120 })
  })

  for (const [name, call] of Object.entries(calls)) {
    test(`${name} ends on its own when no answer comes`, function* ({ at }) {
      const result = yield* Effect.result(call(yield* at(yield* webServer(() => {}))))
      if (Result.isSuccess(result)) expect(result.success).toEqual(Option.none())
      else expect(result.failure.reason).toBe("timed-out")
    })
  }

  test("A call that is given up lets go of its connection", function* ({ at, sender, receiver }) {
    const reached = yield* Deferred.make<void>()
    const gone = yield* Deferred.make<void>()
    const origin = yield* webServer((request, response) => {
      response.on("close", () => Deferred.doneUnsafe(gone, Effect.void))
      request.resume().on("end", () => Deferred.doneUnsafe(reached, Effect.void))
    })
    const transport = yield* at(origin)
    const call = yield* Effect.forkChild(transport.submit(yield* letter(sender, [receiver])))
    yield* Deferred.await(reached)
    // Sooner than the call would have ended on its own.
    yield* Effect.andThen(Fiber.interrupt(call), Deferred.await(gone)).pipe(Effect.timeout("800 millis"))
  })
}
