import { it } from "@effect/vitest"
import { type Actor, authorizeBy, checkPermission, forbid, isProblem, type Problem } from "@lienthong/core"
import { permissions } from "@lienthong/core/policy"
import { chief, clerk } from "@lienthong/testkit"
import { Effect, Fiber, Stream } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { Role } from "../../../src/agency/role.ts"
import type { DefineOperation } from "../../../src/exchange/door/define-operation.ts"
import { type Action, hostActions } from "../../../src/policy/permissions.ts"
import { personalActions } from "../../../src/policy/personal-actions.ts"
import { by, contents, expectSentences, onlyArrival, openScene, report, sealed } from "../scene.ts"
import { argumentsOf, type Operation, operationsOf } from "./every-operation.ts"

const reasonOf = (error: unknown) => (isProblem(error) ? error._tag : String(error))

describe("Every operation", () => {
  it.effect("asks the authorizer under its own path, and does nothing when it says no", () =>
    Effect.gen(function* () {
      const asked: Array<string> = []
      const authorizer = authorizeBy((request) => {
        asked.push(request.action)
        return forbid(request, "không")
      })
      const { sender } = yield* openScene({ authorizer })
      const operations = operationsOf(sender)
      expect(operations.map(([path]) => path).toSorted()).toEqual(Object.keys(permissions).toSorted())
      for (const [path, operation] of operations) {
        const args = Object.hasOwn(hostActions, path) ? [] : [...argumentsOf(path), { by: clerk }]
        const error = yield* Effect.flip(operation(...args))
        expect([path, reasonOf(error)]).toEqual([path, "AuthorizationError"])
      }
      expect(asked).toEqual(operations.map(([path]) => path))
      const { log, work } = yield* contents(sender)
      expect(log.map(({ stream, type }) => `${stream} ${type}`)).toEqual(
        operations.map(() => "audit/2019-06-20 Denied"),
      )
      expect(work).toEqual([])
    }),
  )

  it.effect("is allowed to whom the table allows it, and denied to everyone else", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const operations = operationsOf(sender).filter(([path]) => !Object.hasOwn(hostActions, path))
      const cases = fc.sample(
        fc.record({
          operation: fc.constantFrom(...operations),
          roles: fc.subarray([...Role.literals]),
          agency: fc.constantFrom(undefined, "000.00.00.H53", "000.00.00.G22"),
        }),
        { numRuns: 300, seed: 5 },
      )
      for (const { operation, roles, agency } of cases) {
        const [path, run] = operation
        const person: Actor = { id: "x", name: "Ai đó", roles, ...(agency !== undefined && { agency }) }
        const before = yield* contents(sender)
        const answer = yield* Effect.result(run(...argumentsOf(path), { by: person }))
        const denied = answer._tag === "Failure" && reasonOf(answer.failure) === "AuthorizationError"
        const listed = permissions[path as Action].roles.some((role) => roles.includes(role))
        expect([path, roles, agency, denied]).toEqual([
          path,
          roles,
          agency,
          !listed || agency === "000.00.00.G22",
        ])
        const after = yield* contents(sender)
        expect(after.work).toEqual(before.work)
        expect(after.log.slice(0, before.log.length)).toEqual(before.log)
        const added = after.log.slice(before.log.length)
        expect(added.map(({ type }) => type)).toEqual(denied ? ["Denied"] : [])
      }
    }),
  )

  it.effect("that a person does is refused without a person, and with one who cannot be", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      for (const [path, operation] of operationsOf(sender)) {
        if (!Object.hasOwn(personalActions, path)) continue
        const own = argumentsOf(path)
        for (const as of [undefined, { by: undefined }, { by: { id: "x", name: "X", roles: ["king"] } }])
          expect([path, yield* Effect.flip(operation(...own, as))]).toMatchObject([
            path,
            { _tag: "AuthorizationError", reason: "person-unusable" },
          ])
      }
      const nobody = { by: undefined } as unknown as typeof by
      const looked = yield* Effect.flip(sender.outgoing.get("nowhere", nobody))
      const followed = yield* Effect.flip(Stream.runDrain(sender.changes({}, nobody)))
      for (const error of [looked, followed]) expect(error).toMatchObject({ reason: "person-unusable" })
      const { log, work } = yield* contents(sender)
      expect(log.length).toBe(3 * Object.keys(personalActions).length + 2)
      expect(new Set(log.map(({ type }) => type))).toEqual(new Set(["Denied"]))
      expect(work).toEqual([])
    }),
  )
})

describe("A call that names two persons", () => {
  const guest = { by: { id: "khach", name: "Khách", roles: [] } }

  it.effect("is refused whatever the operation is, and so is one with more than it takes", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      for (const [path, operation] of operationsOf(sender)) {
        if (Object.hasOwn(hostActions, path) || path === "log.export" || path === "changes") continue
        const own = argumentsOf(path)
        const calls = [
          [...own, guest, by],
          [...own, by, guest],
          [guest, ...own, by],
          [...own, by, "more"],
        ]
        for (const args of calls)
          expect([path, yield* Effect.flip(operation(...args))]).toMatchObject([
            path,
            { _tag: "AuthorizationError", reason: "person-unusable" },
          ])
      }
      expect(new Set((yield* contents(sender)).log.map(({ type }) => type))).toEqual(new Set(["Denied"]))
    }),
  )

  it.effect("signs nothing in the name of one who may not, though the other may", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sender.outgoing.draft(report(), by)
      yield* sender.outgoing.signAsPerson(id, { by: chief })
      const sign = sender.outgoing.signAsAgency as Operation
      expect(yield* Effect.flip(sign(id, {}, guest, by))).toMatchObject({ reason: "person-unusable" })
      expect(yield* sender.outgoing.get(id)).not.toHaveProperty("numbered")
    }),
  )
})

describe("An operation without a line in the table", () => {
  it("does not compile", () => {
    const on = ((_action: string, useCase: unknown) => useCase) as DefineOperation
    // @ts-expect-error the action has no line
    on("outgoing.forge", (_document: string, { by: who }: { readonly by: Actor }) => Effect.succeed(who))
    // @ts-expect-error no action at all
    on((_document: string, { by: who }: { readonly by: Actor }) => Effect.succeed(who))
    // @ts-expect-error a person does it, and nobody is named
    on("outgoing.dispatch", (document: string) => Effect.succeed(document))
    expect(on("outgoing.get", (document: string) => Effect.succeed(document))).toBeTypeOf("function")
  })
})

describe("A denial", () => {
  it.effect("is in the log with who, what and why, without a secret and without content", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sender.outgoing.draft(report(), by)
      const error = yield* Effect.flip(sender.outgoing.signAsPerson(id, { authority: "TM." }, by))
      expect(error).toMatchObject({ _tag: "AuthorizationError", reason: "role-missing" })
      if (isProblem(error)) expectSentences(error)
      expect(error).toMatchObject({
        sentence: { vi: expect.stringMatching(/^[^()]*cần một trong các vai trò người ký\.$/) },
      })
      expect((yield* sender.reports.denials({ person: chief.id }, { by: chief })).rows).toEqual([])
      const [line, ...more] = (yield* sender.reports.denials({ person: clerk.id }, { by: chief })).rows
      expect(more).toEqual([])
      expect(line).toMatchObject({
        by: clerk,
        action: "outgoing.signAsPerson",
        subject: id,
        code: "authorization/role-missing",
      })
      const audit = (yield* contents(sender)).log.filter(({ stream }) => stream.startsWith("audit/"))
      expect(JSON.parse(audit[0]?.data ?? "")).toEqual({
        _tag: "Denied",
        action: "outgoing.signAsPerson",
        reason: "role-missing",
        detail: { action: "outgoing.signAsPerson", person: clerk.name, roles: "người ký (signer)" },
        subject: id,
      })
      expect((yield* Stream.runCollect(sender.changes())).map(({ kind }) => kind)).toEqual([
        "outgoing",
        "audit",
      ])
    }),
  )

  it.effect("keeps no more of its subject than the length of an id", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      yield* Effect.flip(sender.incoming.accept("x".repeat(5_000), { by: chief }))
      expect((yield* sender.reports.denials()).rows[0]?.subject).toBe("x".repeat(100))
    }),
  )

  it.effect("leaves the document unchanged for those with permission", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const id = yield* sealed(sender)
      const to = { to: ["000.00.00.G22"] }
      yield* Effect.flip(sender.outgoing.dispatch(id, to, { by: chief }))
      yield* Effect.flip(sender.outgoing.dispatch(id, to, { by: { ...clerk, agency: "000.00.00.G22" } }))
      yield* sender.outgoing.dispatch(id, to, { by: { ...clerk, agency: "000.00.00.H53" } })
      yield* sender.work.drain()
      yield* receiver.work.poll()
      const arrived = yield* onlyArrival(receiver)
      yield* Effect.flip(receiver.incoming.accept(arrived, { by: chief }))
      expect(yield* receiver.incoming.accept(arrived, by)).toBe(1)
    }),
  )
})

describe("A host's own authorizer", () => {
  it.effect("adds to the default policy", () =>
    Effect.gen(function* () {
      const authorizer = authorizeBy(
        (request) =>
          checkPermission(request) ??
          (request.subject === "kín" ? forbid(request, "văn bản đang khóa") : undefined),
      )
      const { sender } = yield* openScene({ authorizer })
      expect(yield* Effect.flip(sender.outgoing.get("kín", by))).toMatchObject({ reason: "forbidden" })
      expect(yield* Effect.flip(sender.outgoing.get("mở", by))).toMatchObject({ reason: "unknown-document" })
      expect(yield* Effect.flip(sender.outgoing.draft(report(), { by: chief }))).toMatchObject({
        reason: "role-missing",
      })
    }),
  )

  it.effect("that fails denies", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene({
        authorizer: authorizeBy(() => Promise.reject(new Error("LDAP"))),
      })
      const error = yield* Effect.flip(sender.outgoing.draft(report(), by))
      expect(error).toMatchObject({ _tag: "AuthorizationError", reason: "undecided" })
      const { log } = yield* contents(sender)
      expect(log.map(({ type }) => type)).toEqual(["Denied"])
      expect(log[0]?.data).not.toContain("LDAP")
    }),
  )

  it.effect("that never answers denies after half a minute, and holds nobody up for longer", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene({ authorizer: authorizeBy(() => new Promise(() => undefined)) })
      const asked = yield* Effect.forkChild(Effect.flip(sender.outgoing.draft(report(), by)))
      yield* TestClock.adjust("31 seconds")
      const error = yield* Fiber.join(asked)
      expect(error).toMatchObject({ _tag: "AuthorizationError", reason: "undecided" })
      expect((error as Problem).sentence.next.vi).toContain("không trả lời trong 30 giây")
    }),
  )

  for (const answer of [false, true, null, 1, "no", {}])
    it.effect(`that answers with ${JSON.stringify(answer)} denies: that is neither a yes nor a reason`, () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene({ authorizer: authorizeBy(() => answer as never) })
        const error = yield* Effect.flip(sender.outgoing.draft(report(), by))
        expect(error).toMatchObject({ _tag: "AuthorizationError", reason: "undecided" })
        expect(String((error as Error).cause)).toContain("undefined to allow")
        expect((error as Problem).sentence.next.vi).toContain("cần sửa bộ phân quyền")
        expect((yield* contents(sender)).log.map(({ type }) => type)).toEqual(["Denied"])
      }),
    )
})
