import { it } from "@effect/vitest"
import { isProblem, openExchange, StorageError } from "@lienthong/core"
import type { WorkView } from "@lienthong/core/adapter"
import { chief, clerk, memoryAxis, testOptions } from "@lienthong/testkit"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { personalActions } from "../../../src/policy/personal-actions.ts"
import { type FailingScene, type Fault, faults, openFailing } from "../dispatcher/failing-scene.ts"
import type { Loose } from "../intake/hostile-scene.ts"
import {
  by,
  contents,
  dispatched,
  exchangeMail,
  expectJson,
  expectSentences,
  onlyArrival,
  quietly,
  report,
  sealed,
  tayNinh,
  vpcp,
} from "../scene.ts"

type Prepared = Effect.Effect<ReadonlyArray<unknown>, unknown>

const asChief = { by: chief }
const administrator = { by: { ...clerk, roles: ["administrator"] } }
const reason = { reason: "Sai số liệu" }
const paperOnly = { code: "H53.77", name: "Hội Khuyến học", connected: false }
const onPaper = { from: "H53.77", code: "7/TTr-HKH", date: "2019-06-20" }

const signed = ({ sender }: FailingScene) =>
  Effect.gen(function* () {
    const id = yield* sender.outgoing.draft(report(), by)
    yield* sender.outgoing.signAsPerson(id, asChief)
    return id
  })

/** A document that came, and its ids on both sides. */
const arrived = ({ sender, receiver }: FailingScene, accepted = true) =>
  Effect.gen(function* () {
    const id = yield* dispatched(sender, [vpcp.code], { dueDate: "2019-06-30" })
    yield* exchangeMail(sender, receiver)
    const incoming = yield* onlyArrival(receiver)
    if (accepted) yield* receiver.incoming.accept(incoming, by)
    yield* exchangeMail(sender, receiver)
    return { id, incoming }
  })

const assigned = (scene: FailingScene) =>
  Effect.gen(function* () {
    const { incoming } = yield* arrived(scene)
    yield* scene.receiver.incoming.assign(incoming, { to: "Phòng Nội vụ" }, by)
    return incoming
  })

const recalled = (scene: FailingScene) =>
  Effect.gen(function* () {
    const both = yield* arrived(scene)
    yield* scene.sender.outgoing.recall(both.id, reason, by)
    yield* exchangeMail(scene.sender, scene.receiver)
    return both
  })

const updated = (scene: FailingScene) =>
  Effect.gen(function* () {
    const both = yield* arrived(scene)
    yield* scene.sender.outgoing.update(both.id, { ...reason, dueDate: "2019-07-15" }, by)
    yield* exchangeMail(scene.sender, scene.receiver)
    return both
  })

const parked = ({ axis, sender }: FailingScene) =>
  Effect.gen(function* () {
    const id = yield* dispatched(sender)
    axis.misbehave(tayNinh.code, "refused")
    yield* sender.work.drain()
    const work: WorkView | undefined = (yield* sender.work.list())[0]
    return { id, work: work?.id ?? "" }
  })

const onPaperTo = ({ sender }: FailingScene) => dispatched(sender, [paperOnly])

const of =
  (prepare: (scene: FailingScene) => Effect.Effect<string, unknown>, ...rest: ReadonlyArray<unknown>) =>
  (scene: FailingScene): Prepared =>
    Effect.map(prepare(scene), (id) => [id, ...rest])
const incoming = (...rest: ReadonlyArray<unknown>) =>
  of((scene) => Effect.map(arrived(scene), (both) => both.incoming), ...rest)

/** Of each operation a call that would succeed. One that is not here is called with what is nowhere. */
const calls: Readonly<Record<string, (scene: FailingScene) => Prepared>> = {
  "outgoing.draft": () => Effect.succeed([report(), by]),
  "outgoing.revise": of(({ sender }) => sender.outgoing.draft(report(), by), report({ subject: "Sửa" }), by),
  "outgoing.signAsPerson": of(({ sender }) => sender.outgoing.draft(report(), by), {}, asChief),
  "outgoing.signAsAgency": of(signed, {}, by),
  "outgoing.dispatch": of(({ sender }) => sealed(sender), { to: [vpcp.code] }, by),
  "outgoing.closeUnissued": of(({ sender }) => sealed(sender), reason, by),
  "outgoing.recall": of(({ sender }) => dispatched(sender), reason, by),
  "outgoing.recallAgain": of(
    (scene) =>
      Effect.gen(function* () {
        const both = yield* recalled(scene)
        yield* scene.receiver.incoming.declineRecall(both.incoming, reason, by)
        yield* exchangeMail(scene.receiver, scene.sender)
        return both.id
      }),
    { ...reason, recipient: vpcp.code },
    by,
  ),
  "outgoing.update": of(onPaperTo, { ...reason, add: [vpcp.code] }, by),
  "outgoing.resend": of((scene) => Effect.map(parked(scene), ({ id }) => id), by),
  "outgoing.recordPaperSent": of(onPaperTo, { recipient: paperOnly.code }, by),
  "outgoing.recordPaperReturned": of(
    (scene) =>
      Effect.gen(function* () {
        const id = yield* onPaperTo(scene)
        yield* scene.sender.outgoing.recordPaperSent(id, { recipient: paperOnly.code }, by)
        yield* scene.sender.outgoing.recall(id, reason, by)
        return id
      }),
    { recipient: paperOnly.code },
    by,
  ),
  "incoming.accept": of((scene) => Effect.map(arrived(scene, false), (both) => both.incoming), by),
  "incoming.refuse": of(
    (scene) => Effect.map(arrived(scene, false), (both) => both.incoming),
    { text: "Không thuộc thẩm quyền" },
    by,
  ),
  "incoming.assign": incoming({ to: "Phòng Nội vụ" }, by),
  "incoming.extend": incoming({ due: "2019-07-30", reason: "Chờ ý kiến" }, asChief),
  "incoming.handBack": of(assigned, reason, by),
  "incoming.startProcessing": incoming(by),
  "incoming.complete": incoming({}, by),
  "incoming.agreeToRecall": of((scene) => Effect.map(recalled(scene), (both) => both.incoming), by),
  "incoming.declineRecall": of((scene) => Effect.map(recalled(scene), (both) => both.incoming), reason, by),
  "incoming.recordRecallGivenUp": of(
    (scene) =>
      Effect.gen(function* () {
        const { incoming } = yield* recalled(scene)
        yield* scene.receiver.incoming.declineRecall(incoming, reason, by)
        return incoming
      }),
    reason,
    by,
  ),
  "incoming.agreeToUpdate": of((scene) => Effect.map(updated(scene), (both) => both.incoming), by),
  "incoming.declineUpdate": of((scene) => Effect.map(updated(scene), (both) => both.incoming), reason, by),
  "incoming.recordPaperReceived": incoming({}, by),
  "incoming.registerPaper": () => Effect.succeed([onPaper, { subject: "Xin hỗ trợ" }, by]),
  "registers.open": () => Effect.succeed([{ register: "outgoing", year: 2019, next: 120 }, by]),
  "registers.note": of(({ sender }) => sealed(sender), { remark: "Đã in" }, by),
  "registers.recordConversion": of(({ sender }) => sealed(sender), { direction: "electronic-to-paper" }, by),
  "work.requeue": of((scene) => Effect.map(parked(scene), ({ work }) => work), by),
  "work.release": () => Effect.succeed(["nowhere", administrator]),
}

const isAtReceiver = (path: string) => path.startsWith("incoming.")

const secondBySecond = Effect.andThen(
  TestClock.adjust("1 second"),
  Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve))),
)

/** Runs an operation with something failing, however long the store is asked again. */
const runWith = (scene: FailingScene, path: string, args: ReadonlyArray<unknown>, fault: Fault) =>
  Effect.gen(function* () {
    const [room = "", name = ""] = path.split(".")
    const operation = Reflect.get(Reflect.get(isAtReceiver(path) ? scene.receiver : scene.sender, room), name)
    scene.failing.fault = fault
    const running = yield* Effect.forkChild(quietly(Effect.result((operation as Loose)(...args))))
    // In steps, since what is hashed outside of the runtime takes no time of this clock.
    const ticking = yield* Effect.forkChild(Effect.forever(secondBySecond))
    const answer = yield* Fiber.join(running)
    yield* Fiber.interrupt(ticking)
    scene.failing.fault = "none"
    return answer
  })

const claims = /nothing to do|by itself\. (?!If)|không cần làm gì/i

describe("The error of an operation", () => {
  for (const path of Object.keys(personalActions))
    it.effect(
      `tells truly whether anything was recorded: ${path}`,
      () =>
        Effect.gen(function* () {
          for (const fault of faults) {
            const scene = yield* openFailing
            const args = yield* calls[path]?.(scene) ?? Effect.succeed(["nowhere", {}, by])
            const agency = isAtReceiver(path) ? scene.receiver : scene.sender
            const before = yield* contents(agency)
            const answer = yield* runWith(scene, path, args, fault)
            const after = yield* contents(agency)
            const came = answer._tag === "Success" ? "done" : Reflect.get(Object(answer.failure), "recorded")
            if (calls[path] && /none|no commit/.test(fault))
              expect([path, fault, came]).toEqual([
                path,
                fault,
                fault === "none" || path === "work.release" ? "done" : "unknown",
              ])
            if (answer._tag === "Success") {
              expectJson(answer.success)
              continue
            }
            const error = answer.failure
            if (!isProblem(error)) throw new Error(`${path}: ${fault}`, { cause: error })
            expectSentences(error)
            const { sentence, recorded } = error
            const what = [path, fault, error.code]
            if (recorded === "unknown") {
              expect([...what, sentence.en, sentence.vi]).toEqual([
                ...what,
                expect.stringContaining("It is unknown whether"),
                expect.stringContaining("Chưa rõ"),
              ])
              expect(what[1]).toMatch(/commit/)
              continue
            }
            expect([...what, after]).toEqual([...what, before])
            if (error._tag === "InputError" || error._tag === "DocumentError") continue
            expect([...what, recorded, sentence.en, sentence.vi]).toEqual([
              ...what,
              "nothing",
              expect.stringContaining("Nothing was recorded."),
              expect.stringContaining("Chưa ghi nhận gì."),
            ])
            for (const text of [sentence.en, sentence.vi, sentence.next.en, sentence.next.vi])
              expect([...what, text]).toEqual([...what, expect.not.stringMatching(claims)])
          }
        }),
      120_000,
    )

  it.effect("where the store's answer was lost is answered by the boards, once the store answers again", () =>
    Effect.gen(function* () {
      const scene = yield* openFailing
      const args = [report(), by]
      expect((yield* runWith(scene, "outgoing.draft", args, "none"))._tag).toBe("Success")
      const lost = yield* runWith(scene, "outgoing.draft", args, "the store answers no commit that it makes")
      expect(lost).toMatchObject({ failure: { code: "storage/unavailable", recorded: "unknown" } })
      expect((yield* scene.sender.reports.outgoing()).rows).toHaveLength(2)
    }),
  )

  it("that was met after the exchange was closed says that nothing was recorded", async () => {
    const exchange = await openExchange(testOptions(memoryAxis([tayNinh, vpcp]), tayNinh))
    await exchange.close()
    const error: unknown = await exchange.outgoing.draft(report(), by).catch((problem) => problem)
    expect(error).toBeInstanceOf(StorageError)
    expect(error).toMatchObject({
      recorded: "nothing",
      sentence: { en: expect.stringContaining("Nothing was recorded") },
    })
  })
})
