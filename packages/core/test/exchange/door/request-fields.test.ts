import { it } from "@effect/vitest"
import type { Actor } from "@lienthong/core"
import { chief, type OpenedTestAgency } from "@lienthong/testkit"
import { Effect, Stream } from "effect"
import { describe, expect } from "vitest"
import { fieldsOf } from "../../../src/adapter-kit/input/expected.ts"
import { parameters } from "../../../src/exchange/door/parameters.ts"
import type { Action } from "../../../src/policy/permissions.ts"
import { personalActions } from "../../../src/policy/personal-actions.ts"
import {
  by,
  contents,
  dispatched,
  exchangeMail,
  onlyArrival,
  openScene,
  report,
  sealed,
  vpcp,
} from "../scene.ts"

type Operation = (...args: ReadonlyArray<unknown>) => Effect.Effect<unknown, unknown>

const drafter: Actor = { id: "nv-07", name: "Lê Văn Soạn", roles: ["drafter"] }
const everything: Actor = { id: "nv-00", name: "Một người", roles: ["drafter", "signer", "clerk", "leader"] }

/** A request that each operation could take. */
const requests: Partial<Record<Action, object>> = {
  "outgoing.draft": report(),
  "outgoing.revise": report(),
  "outgoing.signAsPerson": {},
  "outgoing.signAsAgency": {},
  "outgoing.dispatch": { to: [vpcp.code] },
  "outgoing.closeUnissued": { reason: "Không ban hành" },
  "outgoing.recall": { reason: "Gửi nhầm" },
  "outgoing.recallAgain": { reason: "Gửi nhầm", recipient: vpcp.code },
  "outgoing.update": { reason: "Gia hạn", dueDate: "2019-07-15" },
  "outgoing.resendAll": { problem: "transport/refused" },
  "outgoing.recordPaperReturned": { recipient: vpcp.code },
  "outgoing.recordPaperSent": { recipient: vpcp.code },
  "incoming.accept": {},
  "incoming.refuse": { text: "Không thuộc chức năng" },
  "incoming.assign": { to: "Phòng Tổng hợp" },
  "incoming.extend": { due: "2019-07-30", reason: "Chờ ý kiến" },
  "incoming.handBack": { reason: "Không thuộc chức năng" },
  "incoming.complete": { note: "Xong" },
  "incoming.declineRecall": { reason: "Đã xử lý" },
  "incoming.recordRecallGivenUp": { reason: "Bên gửi đã thôi" },
  "incoming.declineUpdate": { reason: "Đã xử lý" },
  "incoming.recordPaperReceived": {},
  "incoming.registerPaper": { subject: "Báo cáo" },
  "registers.open": { register: "outgoing", year: 2020, next: 7 },
  "registers.note": { remark: "Ghi chú" },
  "registers.recordConversion": { direction: "electronic-to-paper" },
  "workFiles.open": { year: 2019, notation: "01-VX", title: "Thí điểm" },
  "workFiles.add": { document: "0190-none" },
  "workFiles.remove": { document: "0190-none", reason: "Bản trùng" },
  "workFiles.close": {},
  "reports.closePeriod": { period: "2019-Q1" },
  "work.requeueAll": { dryRun: true },
}

const operation = (agency: OpenedTestAgency, path: string): Operation => {
  const [room = "", name = ""] = path.split(".")
  return (agency as unknown as Record<string, Record<string, Operation>>)[room]?.[name] as Operation
}

const paper = { from: "000.00.00.H53", code: "1/BC-UBND", date: "2019-06-20" }

const withRequest = Object.keys(requests) as ReadonlyArray<Action>

describe("What a host passes on with a request", () => {
  it.effect("is refused where no operation has it, for every role, and nothing is recorded", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender, [vpcp.code])
      yield* exchangeMail(sender, receiver)
      const here = yield* onlyArrival(receiver)
      const extras = [
        { _tag: "AgreeRecall" },
        { _tag: "Register", register: "incoming", number: 77 },
        JSON.parse('{"__proto__": {"_tag": "Arrive"}}'),
        { envelope: {}, checked: {} },
        { at: "2019-06-20T08:00:00.000+07:00" },
      ]
      for (const path of withRequest)
        for (const extra of extras) {
          const agency = path.startsWith("incoming.") ? receiver : sender
          const document = path === "incoming.registerPaper" ? paper : agency === receiver ? here : id
          const before = yield* contents(agency)
          const asked = Object.defineProperties(
            { ...requests[path] },
            Object.getOwnPropertyDescriptors(extra),
          )
          const args = parameters[path].length === 1 ? [asked] : [document, asked]
          const error = yield* Effect.flip(operation(agency, path)(...args, { by: everything }))
          const expected =
            path === "outgoing.update" ? "content-frozen" : { _tag: "InputError", reason: "value-invalid" }
          expect([path, error]).toMatchObject([
            path,
            typeof expected === "string" ? { reason: expected } : expected,
          ])
          expect(yield* contents(agency)).toEqual(before)
        }
    }),
  )

  it("is tried with every operation that takes a request of a person", () => {
    const taking = Object.keys(personalActions).filter((path) =>
      parameters[path as Action].some(({ name }) => name === "request"),
    )
    expect(taking.toSorted()).toEqual([...withRequest].toSorted())
  })

  it.effect("lets no drafter register, destroy or rewrite a document by finishing it", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender, [vpcp.code])
      yield* exchangeMail(sender, receiver)
      const here = yield* onlyArrival(receiver)
      const complete = operation(receiver, "incoming.complete")
      const before = yield* receiver.incoming.get(here)
      for (const forged of [
        { _tag: "Register", register: "incoming", number: 77 },
        { _tag: "AskRecall", entry: "x", reason: "x" },
        { _tag: "AgreeRecall" },
      ])
        yield* Effect.flip(complete(here, forged, { by: drafter }))
      expect(yield* receiver.incoming.get(here)).toEqual(before)
      expect(yield* receiver.incoming.accept(here, by)).toBe(1)
    }),
  )
})

describe("The request of every operation", () => {
  it("is described field by field by the schema beside its use case, in which no other field has a place", () => {
    const requestsOf = Object.entries(parameters).flatMap(([path, own]) =>
      own.filter(({ name }) => name === "request").map(({ shape }) => [path, shape.ast] as const),
    )
    expect(requestsOf.length).toBeGreaterThan(40)
    for (const [path, ast] of requestsOf) {
      const [shape] = ast._tag === "Union" ? ast.types : [ast]
      expect([path, shape?._tag === "Objects" && shape.indexSignatures.length]).toEqual([path, 0])
      expect([path, shape ? fieldsOf(shape) : []]).not.toEqual([path, []])
    }
  })
})

describe("A request of the wrong shape", () => {
  it.effect("is an error of its input that names the field", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender, [vpcp.code])
      yield* exchangeMail(sender, receiver)
      const here = yield* onlyArrival(receiver)
      const wrong: ReadonlyArray<readonly [OpenedTestAgency, string, ReadonlyArray<unknown>, string]> = [
        [receiver, "incoming.refuse", [here, { reason: "bogus", text: "x" }], "reason"],
        [receiver, "incoming.assign", [here, { to: " " }], "to"],
        [receiver, "incoming.assign", [here, { to: 5 }], "to"],
        [receiver, "incoming.complete", [7, {}], "document"],
        [receiver, "registers.note", [here, null], "request"],
        [receiver, "reports.documents", [null], "request"],
        [receiver, "incoming.complete", [here, "note"], "request"],
        [sender, "registers.open", [{ register: "outgoing", year: 2020, next: 2 ** 53 }], "next"],
        [sender, "registers.open", [{ register: "outgoing", year: 2020, next: 1e300 }], "next"],
        [sender, "outgoing.draft", [{ ...report(), files: [{ name: "a.pdf", bytes: "%PDF-" }] }], "files"],
        [sender, "outgoing.dispatch", ["x", { to: [{ code: "H53", connected: "no" }] }], "to"],
      ]
      for (const [agency, path, args, field] of wrong)
        expect([
          path,
          yield* Effect.flip(operation(agency, path)(...args, { by: everything })),
        ]).toMatchObject([path, { _tag: "InputError", reason: "value-invalid", detail: { field } }])
    }),
  )
})

describe("A recipient that an earlier answer named", () => {
  it.effect("is taken as it stands there, with its other code", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sealed(sender)
      const to = { code: vpcp.code, name: "Văn phòng Chính phủ", otherCode: "X00.G22" }
      const { lines } = yield* sender.outgoing.dispatch(id, { to: [to] }, by)
      expect(lines.map((line) => line.to.code)).toEqual([vpcp.code])
    }),
  )
})

describe("A field that a host leaves undefined", () => {
  it.effect("counts as left out", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const none = undefined as never
      const id = yield* sender.outgoing.draft(
        report({
          urgency: none,
          secrecy: none,
          place: none,
          toPlaces: none,
          dueDate: none,
          pageAmount: none,
          matters: none,
        }),
        by,
      )
      yield* sender.outgoing.signAsPerson(id, { authority: none }, { by: chief })
      yield* sender.outgoing.signAsAgency(id, { register: none, notation: none }, by)
      const to = [
        { code: vpcp.code, name: none, capacity: none, individual: none, connected: none, because: none },
      ]
      const more = {
        register: none,
        notation: none,
        forInformation: none,
        replaces: none,
        replacementReason: none,
      }
      yield* sender.outgoing.dispatch(id, { to, ...more }, by)
      yield* exchangeMail(sender, receiver)
      const here = yield* onlyArrival(receiver)
      expect(yield* receiver.incoming.accept(here, { register: none }, by)).toBe(1)
      yield* receiver.incoming.assign(here, { to: "Vụ Tổng hợp", note: none, joining: none, due: none }, by)
      yield* receiver.incoming.complete(here, { note: none }, by)
      yield* exchangeMail(receiver, sender)
      expect((yield* sender.outgoing.deliveries(id)).map(({ standing }) => standing)).toEqual(["completed"])
    }),
  )
})

describe("Following the log", () => {
  it.effect("is denied to a person who stands where the request should, and that is on record", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      yield* sender.outgoing.draft(report(), by)
      const changes = sender.changes as (...args: ReadonlyArray<unknown>) => Stream.Stream<unknown, unknown>
      const error = yield* Effect.flip(Stream.runDrain(changes({ by: drafter })))
      expect(error).toMatchObject({ _tag: "AuthorizationError", reason: "role-missing" })
      expect((yield* sender.reports.denials()).rows.map(({ action }) => action)).toEqual(["changes"])
      expect(yield* Effect.flip(Stream.runDrain(changes({ folow: true })))).toMatchObject({
        reason: "value-invalid",
        detail: { field: "folow" },
      })
    }),
  )
})
