import { it } from "@effect/vitest"
import { type Actor, isProblem, type Permissions } from "@lienthong/core"
import { chief, type OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import type { Loose } from "../intake/hostile-scene.ts"
import {
  by,
  contents,
  dispatched,
  exchangeMail,
  expectJson,
  onlyArrival,
  openScene,
  report,
  sealed,
  vpcp,
} from "../scene.ts"

const everybody: Actor = { id: "nv-00", name: "Một người", roles: ["drafter", "signer", "clerk", "leader"] }
const as = { by: everybody }
const reason = { reason: "Sai số liệu" }

/** What is said with each action beside the document; those that are not here say nothing. */
const requests: Readonly<Record<string, unknown>> = {
  "outgoing.revise": report(),
  "outgoing.dispatch": { to: [vpcp.code] },
  "outgoing.closeUnissued": reason,
  "outgoing.recall": reason,
  "outgoing.recallAgain": { ...reason, recipient: vpcp.code },
  "outgoing.update": { ...reason, dueDate: "2019-07-30" },
  "outgoing.recordPaperSent": { recipient: vpcp.code },
  "outgoing.recordPaperReturned": { recipient: vpcp.code },
  "incoming.refuse": { text: "Không thuộc thẩm quyền" },
  "incoming.assign": { to: "Vụ Tổng hợp" },
  "incoming.extend": { ...reason, due: "2019-07-30" },
  "incoming.handBack": reason,
  "incoming.declineRecall": reason,
  "incoming.declineUpdate": reason,
  "incoming.recordRecallGivenUp": reason,
  "incoming.readFile": 0,
  "registers.note": { remark: "Đã in" },
  "registers.recordConversion": { direction: "electronic-to-paper" },
}

const allowedOf = (permissions: Permissions) =>
  Object.entries(permissions)
    .filter(([, { allowed }]) => allowed)
    .map(([action]) => action.replace(/^\w+\./, ""))

/** What may be done to a document; whatever may not is refused by its operation with the same code. */
const expectTrue = (agency: OpenedTestAgency, document: string) =>
  Effect.gen(function* () {
    const before = yield* contents(agency)
    const permissions = yield* agency.permissionsOf(everybody, document)
    expectJson(permissions)
    for (const [action, { allowed, why }] of Object.entries(permissions)) {
      if (allowed) continue
      const [room = "", name = ""] = action.split(".")
      const operation = Reflect.get(Reflect.get(agency, room), name) as Loose
      const said = Object.hasOwn(requests, action) ? [requests[action]] : []
      // A draft about a document is one that answers it.
      const args = action === "outgoing.draft" ? [report({ answers: [document] })] : [document, ...said]
      const error = yield* Effect.flip(operation(...args, as))
      expect([action, isProblem(error) && error.code]).toEqual([action, why?.code])
    }
    expect(yield* contents(agency)).toEqual(before)
    return allowedOf(permissions)
  })

const reading = ["get", "readFile", "deliveries"]

describe("What a person may do to a document", () => {
  it.effect("depends on its state, from its draft to its recall, as its operations would answer", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const id = yield* sender.outgoing.draft(report(), by)
      expect(yield* expectTrue(sender, id)).toEqual(["revise", "signAsPerson", "closeUnissued", ...reading])
      yield* sender.outgoing.signAsPerson(id, { by: chief })
      expect(yield* expectTrue(sender, id)).toEqual(["signAsAgency", "closeUnissued", ...reading])
      yield* sender.outgoing.signAsAgency(id, by)
      expect(yield* expectTrue(sender, id)).toEqual([
        "dispatch",
        "closeUnissued",
        "note",
        "recordConversion",
        ...reading,
      ])
      yield* sender.outgoing.dispatch(id, { to: [vpcp.code] }, by)
      expect(yield* expectTrue(sender, id)).toEqual([
        "recall",
        "update",
        "recordPaperSent",
        "note",
        "recordConversion",
        ...reading,
      ])
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.recall(id, reason, by)
      yield* exchangeMail(sender, receiver)
      expect(yield* expectTrue(sender, id)).toEqual(["recordPaperSent", "note", ...reading])
      yield* receiver.incoming.declineRecall(yield* onlyArrival(receiver), reason, by)
      yield* exchangeMail(receiver, sender)
      expect(yield* expectTrue(sender, id)).toEqual(["recallAgain", "recordPaperSent", "note", ...reading])
      const closed = yield* sealed(sender)
      yield* sender.outgoing.closeUnissued(closed, reason, by)
      expect(yield* expectTrue(sender, closed)).toEqual(["note", ...reading])
    }),
  )

  it.effect("depends on its state, from its arrival to its destruction", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender, [vpcp.code], { dueDate: "2019-06-30" })
      yield* exchangeMail(sender, receiver)
      const here = yield* onlyArrival(receiver)
      const always = ["recordPaperReceived", "get", "readFile"]
      expect((yield* expectTrue(receiver, here)).toSorted()).toEqual(
        ["accept", "refuse", "draft", "recordConversion", ...always].toSorted(),
      )
      yield* receiver.incoming.accept(here, by)
      const working = [
        "assign",
        "extend",
        "startProcessing",
        "complete",
        "draft",
        "note",
        "recordConversion",
        ...always,
      ]
      expect((yield* expectTrue(receiver, here)).toSorted()).toEqual(working.toSorted())
      yield* sender.outgoing.update(id, { ...reason, dueDate: "2019-07-15" }, by)
      yield* exchangeMail(sender, receiver)
      const asked = [...working, "agreeToUpdate", "declineUpdate"]
      expect((yield* expectTrue(receiver, here)).toSorted()).toEqual(asked.toSorted())
      yield* receiver.incoming.agreeToUpdate(here, by)
      yield* receiver.incoming.complete(here, by)
      yield* sender.outgoing.recall(id, reason, by)
      yield* exchangeMail(sender, receiver)
      const ended = ["agreeToRecall", "declineRecall", "draft", "note", "recordConversion", ...always]
      expect((yield* expectTrue(receiver, here)).toSorted()).toEqual(ended.toSorted())
      yield* receiver.incoming.agreeToRecall(here, by)
      expect((yield* expectTrue(receiver, here)).toSorted()).toEqual(
        ["recordPaperReceived", "get", "note"].toSorted(),
      )
    }),
  )

  it.effect(
    "is asked of the authorizer first, says why not in both languages, and leaves no denial behind",
    () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene()
        const id = yield* sender.outgoing.draft(report(), by)
        const before = yield* contents(sender)
        const permissions = yield* sender.permissionsOf(chief, id)
        expect(permissions["outgoing.signAsPerson"]).toEqual({ allowed: true })
        expect(permissions["outgoing.revise"]).toMatchObject({
          allowed: false,
          why: { code: "authorization/role-missing", status: 403 },
        })
        expect(permissions["outgoing.revise"]?.why?.sentence.vi).toContain("sửa đổi, bổ sung bản thảo")
        expect(permissions["outgoing.dispatch"]?.allowed).toBe(false)
        const anywhere = yield* sender.permissionsOf(chief)
        expect(anywhere["outgoing.draft"]?.allowed).toBe(false)
        expect(anywhere["reports.tracking"]).toEqual({ allowed: true })
        expect(yield* Effect.flip(sender.permissionsOf(chief, "nowhere"))).toMatchObject({
          code: "document/unknown-document",
        })
        for (const nobody of [{}, undefined, { id: "system", name: "Hệ thống", roles: ["clerk"] }])
          expect(yield* Effect.flip(sender.permissionsOf(nobody as Actor, id))).toMatchObject({
            _tag: "AuthorizationError",
          })
        expect(yield* contents(sender)).toEqual(before)
      }),
  )
})
