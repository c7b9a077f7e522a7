import { it } from "@effect/vitest"
import { daNang, type Fault, tayNinh } from "@lienthong/testkit"
import { Effect, Option, Result } from "effect"
import { assert, describe } from "vitest"
import { scopedClient } from "../../src/index.ts"
import { documentTo, exchange, history } from "./exchange.ts"

const toDaNang = documentTo([daNang])

/** What a sender is told whose document meets a fault, and whether the axis has taken the document. */
const sendings: ReadonlyArray<readonly [fault: Fault, told: string, isTaken: boolean]> = [
  [{ kind: "http-status", status: 503 }, "busy", false],
  [{ kind: "http-status", status: 429, retryAfterSeconds: 30 }, "busy", false],
  [{ kind: "http-status", status: 404 }, "malformed-answer", false],
  [{ kind: "redirect" }, "malformed-answer", false],
  [{ kind: "cut-request" }, "unreachable", false],
  [{ kind: "mailbox-full" }, "failed", false],
  [{ kind: "drop-connection" }, "unreachable", false],
  [{ kind: "cut-answer" }, "malformed-answer", true],
  [{ kind: "truncate-answer" }, "malformed-answer", true],
  [{ kind: "gzip-answer" }, "malformed-answer", true],
  [{ kind: "wrong-types" }, "malformed-answer", true],
  [{ kind: "missing-doc-id" }, "malformed-answer", true],
  [{ kind: "wrong-doc-id" }, "taken", true],
  [{ kind: "slow-answer", holdMillis: 200 }, "taken", true],
  [{ kind: "clock-off" }, "taken", true],
]

describe("An axis whose answers are damaged", () => {
  for (const [fault, told, isTaken] of sendings)
    it.live(`tells the sender ${told} with ${fault.kind} ${fault.status ?? ""}`, () =>
      Effect.gen(function* () {
        const { axis, daNang: recipient } = yield* exchange()
        const sender = yield* scopedClient(tayNinh, axis.endpoint, { timeout: 5_000 })
        yield* Effect.promise(() => axis.misbehave(fault))
        const sent = yield* Effect.result(sender.submit(toDaNang))
        assert.equal(Result.isSuccess(sent) ? "taken" : sent.failure.reason, told)
        assert.lengthOf(yield* recipient.listInbox("document"), isTaken ? 1 : 0)
        assert.include((yield* history(axis)).join("\n"), fault.kind)
      }),
    )
})
