import { it } from "@effect/vitest"
import {
  AuthorizationError,
  DirectoryError,
  DocumentError,
  InputError,
  isProblem,
  PacketError,
  SigningError,
  StorageError,
  TransportError,
} from "@lienthong/core"
import { Storage } from "@lienthong/core/adapter"
import { system } from "@lienthong/core/agency"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { annotateRecorded, uncounted } from "../../../src/exchange/record/annotate-recorded.ts"
import { record } from "../../../src/exchange/record/record.ts"
import { tayNinh } from "../scene.ts"

const detail = { problem: "the disk is gone" }
const unavailable = new StorageError({ reason: "unavailable", detail })
const refusal = new InputError({ reason: "no-file", detail: {} })

describe("An error that ends an operation", () => {
  it("says in both languages what was recorded, of whichever class it is", () => {
    const classes = [
      AuthorizationError,
      DirectoryError,
      DocumentError,
      InputError,
      PacketError,
      SigningError,
      StorageError,
      TransportError,
    ]
    for (const Problem of classes)
      for (const reason of Problem.fields.reason.literals) {
        const told = (recorded: "nothing" | "some" | "unknown") =>
          new Problem({ reason, detail: {}, recorded } as never).sentence
        const { en, vi } = new Problem({ reason, detail: {} } as never).sentence
        const { en: withEn, vi: withVi } = told("nothing")
        expect([withEn.startsWith(en), withVi.startsWith(vi)]).toEqual([true, true])
        expect(withEn).toMatch(/[.!?…]["”’)]* Nothing was recorded\.$/)
        expect(withVi).toMatch(/[.!?…]["”’)]* Chưa ghi nhận gì\.$/)
        expect(new Set((["nothing", "some", "unknown"] as const).map((one) => told(one).vi)).size).toBe(3)
      }
  })

  it("of a call to the axis promises a retry only for what waits to be sent", () => {
    for (const reason of TransportError.fields.reason.literals) {
      const { next } = new TransportError({ reason, detail: {} }).sentence
      if (reason !== "duplicate") expect(next.en).not.toMatch(/^nothing to do/i)
      if (/by itself/.test(next.en)) expect(next.en).toMatch(/what waits to be sent/i)
      if (/tự (thử|gửi)/.test(next.vi)) expect(next.vi).toMatch(/đang chờ gửi|đang chờ/i)
    }
  })

  it("of a call that only reads at the axis does not leave open whether the axis has taken anything", () => {
    const said = (operation: string) =>
      new TransportError({ reason: "timed-out", detail: { operation } }).sentence
    for (const operation of [
      "directory",
      "listInbox",
      "getEdoc",
      "getAgenciesListQD20",
      "countReceiveEdoc",
    ]) {
      expect(said(operation).en).toBe(`The axis did not answer ${operation} in time.`)
      expect(said(operation).vi).toBe("Trục không trả lời kịp thời.")
    }
    for (const operation of ["submit", "sendEdoc", "acknowledge", "updateStatus", ""]) {
      expect(said(operation).en).toContain("it may or may not have taken it")
      expect(said(operation).vi).toContain("có thể đã nhận hoặc chưa")
    }
  })

  it.effect("follows the outcome of its commits, whatever failed afterwards or beside them", () =>
    Effect.gen(function* () {
      const { store } = yield* openTestAgency(memoryAxis([tayNinh]), tayNinh)
      const said = (operation: Effect.Effect<unknown, unknown, Storage>, records = true) =>
        Effect.gen(function* () {
          const running = yield* Effect.forkChild(
            Effect.flip(Effect.provideService(annotateRecorded(operation, records), Storage, store)),
          )
          yield* TestClock.adjust("1 second")
          const error = yield* Fiber.join(running)
          return isProblem(error) ? error.recorded : error
        })
      const made = record(system, { appends: [] })
      const lost = Effect.result(
        Effect.provideService(made, Storage, { ...store, commit: () => Effect.fail(unavailable) }),
      )
      const fails = Effect.fail(unavailable)
      expect(yield* said(fails)).toBe("nothing")
      expect(yield* said(fails, false)).toBe(undefined)
      expect(yield* said(Effect.andThen(made, fails))).toBe("some")
      expect(yield* said(Effect.andThen(made, Effect.fail(refusal)))).toBe("some")
      expect(yield* said(Effect.fail(refusal))).toBe(undefined)
      expect(yield* said(Effect.andThen(uncounted(made), fails))).toBe("nothing")
      const bothLive = Effect.all([made, lost, made])
      expect(yield* said(Effect.andThen(Effect.provideService(bothLive, Storage, store), fails))).toBe(
        "unknown",
      )
      expect(yield* said(Effect.fail("of a host's own"))).toBe("of a host's own")
    }),
  )

  it.effect("is the same error: its class, its details, its cause and where it was met", () =>
    Effect.gen(function* () {
      const cause = new Error("ECONNREFUSED")
      const error = new TransportError({ reason: "busy", detail, cause, retryAfterSeconds: 7 })
      const told = yield* Effect.flip(annotateRecorded(Effect.fail(error), true))
      expect(told).toBeInstanceOf(TransportError)
      expect(told).toMatchObject({ _tag: "TransportError", reason: "busy", detail, retryAfterSeconds: 7 })
      expect(told.cause).toBe(cause)
      const frames = (stack = "") => stack.split("\n").slice(1)
      expect(frames(told.stack)).toEqual(frames(error.stack))
      for (const said of [told.sentence.vi, told.sentence.next.en, "Nothing was recorded."])
        expect(told.stack?.split("\n")[0]).toContain(said)
      expect(error.recorded).toBe(undefined)
    }),
  )
})
