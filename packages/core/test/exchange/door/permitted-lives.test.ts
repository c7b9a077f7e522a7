import { type Actor, isProblem, type MayDo } from "@lienthong/core"
import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Loose } from "../intake/hostile-scene.ts"
import { btttt, exchangeMail, openScene, report, vpcp } from "../scene.ts"

const everybody: Actor = { id: "nv-00", name: "Một người", roles: ["drafter", "signer", "clerk", "leader"] }
const as = { by: everybody }
const reason = { reason: "Sai số liệu" }
const recipients = [vpcp.code, btttt.code]
const toEach = recipients.map((recipient) => ({ ...reason, recipient }))

/**
 * What is said with each action beside the document, in all the ways that may be allowed: to each recipient,
 * for each change. Those that are not here say nothing.
 */
const requests: Readonly<Record<string, ReadonlyArray<unknown>>> = {
  "outgoing.revise": [report()],
  "outgoing.dispatch": [{ to: [vpcp.code] }],
  "outgoing.closeUnissued": [reason],
  "outgoing.recall": [reason],
  "outgoing.recallAgain": toEach,
  "outgoing.update": [
    { ...reason, dueDate: "2019-07-30" },
    { ...reason, add: [btttt.code] },
    { ...reason, remove: [btttt.code] },
  ],
  "outgoing.recordPaperSent": toEach.map(({ recipient }) => ({ recipient })),
  "outgoing.recordPaperReturned": toEach.map(({ recipient }) => ({ recipient })),
  "incoming.refuse": [{ text: "Không thuộc thẩm quyền" }],
  "incoming.assign": [{ to: "Vụ Tổng hợp" }],
  "incoming.extend": [{ ...reason, due: "2030-07-30" }],
  "incoming.handBack": [reason],
  "incoming.declineRecall": [reason],
  "incoming.declineUpdate": [reason],
  "incoming.recordRecallGivenUp": [reason],
  "incoming.recordPaperReceived": [{}],
  "incoming.readFile": [0],
  "outgoing.readFile": [0],
  "registers.note": [{ remark: "Đã in" }],
  "registers.recordConversion": [{ direction: "paper-to-electronic" }],
}

/** Calls the operation of an action; its refusal by the state of the document, if it is refused. */
const refusalBy = (
  agency: OpenedTestAgency,
  action: string,
  document: string,
  said: ReadonlyArray<unknown>,
) =>
  Effect.gen(function* () {
    const [room = "", name = ""] = action.split(".")
    const operation = Reflect.get(Reflect.get(agency, room), name) as Loose
    // A draft about a document is one that answers it.
    const args = action === "outgoing.draft" ? [report({ answers: [document] })] : [document, ...said]
    const outcome = yield* Effect.result(operation(...args, as))
    if (outcome._tag === "Success") return undefined
    const error: unknown = outcome.failure
    if (!isProblem(error)) throw new Error("not one of the library's errors", { cause: error })
    return error._tag === "DocumentError" ? error.code : undefined
  })

/** An action may be done just when its operation is not refused, and the reason is the operation's own. */
const expectTold = (agency: OpenedTestAgency, document: string, action: string, may: MayDo | undefined) =>
  Effect.gen(function* () {
    const ways = requests[action]?.map((said) => [said]) ?? [[]]
    const refusals: Array<string | undefined> = []
    for (const said of ways) {
      refusals.push(yield* refusalBy(agency, action, document, said))
      if (refusals.includes(undefined)) break
    }
    if (may?.allowed) expect([action, refusals]).toEqual([action, expect.arrayContaining([undefined])])
    else expect([action, refusals]).toEqual([action, expect.arrayContaining([may?.why?.code])])
    if (!may?.allowed) expect([action, ...refusals]).not.toContain(undefined)
  })

/** A step of a life: mail, or one of the actions on one of the documents, at one of the agencies. */
const step = fc.oneof(
  { weight: 1, arbitrary: fc.constant("mail" as const) },
  { weight: 4, arbitrary: fc.record({ at: fc.nat(3), action: fc.nat(30), isAllowed: fc.boolean() }) },
)

/** How far the document has come when the steps begin. */
const beginning = ["outgoing.signAsPerson", "outgoing.signAsAgency", "outgoing.dispatch"]
const begun = fc.oneof(
  { weight: 1, arbitrary: fc.nat(beginning.length).map((length) => beginning.slice(0, length)) },
  { weight: 2, arbitrary: fc.constant(beginning) },
)

type Step = "mail" | { readonly at: number; readonly action: number; readonly isAllowed: boolean }

/** Lives through the steps, and asks before each action whether it may be done. */
const live = (begun: ReadonlyArray<string>, steps: ReadonlyArray<Step>) =>
  Effect.gen(function* () {
    const { sender, receiver, other } = yield* openScene()
    const id = yield* sender.outgoing.draft(report({ dueDate: "2019-06-30" }), as)
    for (const action of begun) yield* refusalBy(sender, action, id, requests[action]?.slice(0, 1) ?? [])
    if (begun.length === beginning.length) yield* exchangeMail(sender, receiver, other)
    for (const each of steps) {
      if (each === "mail") {
        yield* exchangeMail(sender, receiver, other)
        continue
      }
      // The sender's document twice as often as each copy.
      const agency = [sender, receiver, sender, other][each.at] ?? sender
      const arrived = agency === sender ? [] : (yield* agency.reports.incoming()).rows
      const document = agency === sender ? id : arrived[0]?.document
      if (document === undefined) continue
      const permissions = yield* agency.permissionsOf(everybody, document)
      const allowed = Object.entries(permissions).flatMap(([name, may]) => (may.allowed ? [name] : []))
      const actions = each.isAllowed ? allowed : Object.keys(permissions)
      const action = actions[each.action % actions.length] ?? ""
      yield* expectTold(agency, document, action, Reflect.get(permissions, action))
    }
  })

describe("In any life of a document", () => {
  it("what a person may do is what its operations do, and what they refuse has their reason", () =>
    fc.assert(
      fc.asyncProperty(begun, fc.array(step, { minLength: 10, maxLength: 40 }), (begun, steps) =>
        Effect.runPromise(Effect.scoped(Effect.provide(live(begun, steps), TestClock.layer()))),
      ),
      { numRuns: 40 },
    ))
})
