import { vietnamTime } from "@lienthong/core/calendar"
import { workSchedule } from "@lienthong/core/policy"
import { streamRows } from "@lienthong/core/report"
import { chief, clerk, type OpenedTestAgency, stampSigner } from "@lienthong/testkit"
import { Effect, Layer, Random, Stream } from "effect"
import { TestClock } from "effect/testing"
import { faultLog } from "../../src/report/fault-log.ts"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  lastTaken,
  openScene,
  pdf,
  pollUntilSure,
  quietly,
  report,
  sealed,
  start,
  tayNinh,
  vpcp,
} from "../exchange/scene.ts"
import { conversions } from "./play-conversions.ts"
import { corrections } from "./play-corrections.ts"
import {
  addedAgain,
  clockOff,
  closedQuarter,
  correctedDuty,
  followers,
  lateness,
  outage,
  paper,
  recalledReplacement,
  repairs,
  replacements,
  sealer,
  toldOtherwise,
  unissued,
  updates,
  workFiles,
} from "./play-further.ts"
import { ownTypes } from "./play-own-types.ts"
import { replies } from "./play-replies.ts"
import { toleratedMail } from "./play-tolerated.ts"
import { reconciled, statusLost, unasked, unheard, updateLost } from "./play-unheard.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

const bytes = (text: string) => new TextEncoder().encode(text)
const reason = { reason: "Sai số liệu" }
const retry = { firstDelaySeconds: 10, maxDelaySeconds: 10, attempts: 2 }

const lastArrival = (agency: OpenedTestAgency) =>
  Effect.map(agency.reports.incoming({ limit: 1 }), ({ rows: [last] }) => last?.document ?? "")

/** A document's whole way, with a draft revised before, a refusal after, and paper beside it. */
const wholeWay = ({ sender, receiver }: Scene) =>
  Effect.gen(function* () {
    yield* sender.registers.open({ register: "outgoing", year: 2019, next: 104 }, by)
    const draft = yield* sender.outgoing.draft(report({ dueDate: "2019-06-30" }), by)
    yield* sender.outgoing.revise(draft, report({ subject: "Bản sửa", place: "Tây Ninh" }), by)
    const id = yield* dispatched(sender, [
      vpcp.code,
      { code: "H53.77", name: "Hội Khuyến học", connected: false },
    ])
    yield* sender.outgoing.recordPaperSent(id, { recipient: "H53.77" }, by)
    yield* exchangeMail(sender, receiver)
    const incoming = yield* lastArrival(receiver)
    yield* receiver.incoming.accept(incoming, by)
    yield* receiver.incoming.assign(incoming, { to: "Vụ Tổng hợp", note: "Trước 30/6" }, { by: chief })
    yield* receiver.incoming.handBack(incoming, { reason: "Không đúng chức năng" }, { by: chief })
    const leads = {
      to: "Vụ Cải cách hành chính",
      joining: ["Vụ Tổng hợp"],
      due: "2019-06-27",
    }
    yield* receiver.incoming.assign(incoming, leads, { by: chief })
    const extended = { due: "2019-06-28", reason: "Chờ ý kiến các bộ" }
    yield* receiver.incoming.extend(incoming, extended, { by: chief })
    yield* receiver.incoming.startProcessing(incoming, by)
    yield* receiver.incoming.complete(incoming, { note: "Đã trả lời" }, by)
    yield* exchangeMail(receiver, sender)
  })

/** Copies, broken copies and what is no document at all. */
const oddMail = ({ axis, sender, receiver }: Scene) =>
  Effect.gen(function* () {
    yield* dispatched(sender, [vpcp.code], { urgency: "flash" })
    axis.misbehave(tayNinh.code, "delivered-twice")
    yield* sender.work.drain()
    const packet = lastTaken(axis)
    yield* pollUntilSure(receiver)
    axis.inject(
      vpcp.code,
      tayNinh.code,
      "document",
      bytes(packet.replace("Kết quả thí điểm", "Kết quả khác")),
    )
    axis.inject(vpcp.code, tayNinh.code, "document", bytes("Xin chào"))
    yield* pollUntilSure(receiver)
    yield* receiver.incoming.refuse(yield* lastArrival(receiver), { text: "Sai thể thức" }, by)
    yield* exchangeMail(receiver, sender)
    yield* dispatched(sender)
    axis.tamper((arrived) =>
      bytes(new TextDecoder().decode(arrived).replace(/<Attachment>.*?<\/Attachment>/s, "")),
    )
    yield* sender.work.drain()
    yield* pollUntilSure(receiver)
    axis.tamper((arrived) => arrived)
    yield* exchangeMail(receiver, sender)
  })

/** Recalls: agreed to, declined, and of what had not left. */
const recalls = ({ sender, receiver }: Scene) =>
  Effect.gen(function* () {
    for (const answer of ["agreeToRecall", "declineRecall"] as const) {
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.recall(id, reason, by)
      yield* exchangeMail(sender, receiver)
      const incoming = yield* lastArrival(receiver)
      yield* answer === "agreeToRecall"
        ? receiver.incoming.agreeToRecall(incoming, by)
        : Effect.andThen(
            receiver.incoming.declineRecall(incoming, { reason: "Đã lập hồ sơ" }, by),
            receiver.incoming.recordRecallGivenUp(incoming, { reason: "Công văn 12/VP" }, by),
          )
      yield* exchangeMail(receiver, sender)
    }
    yield* sender.outgoing.recall(yield* dispatched(sender, [btttt.code]), reason, by)
  })

/** Sendings that fail, stop and start again, and work that nobody can do. */
const failures = ({ axis, sender, receiver }: Scene) =>
  Effect.gen(function* () {
    const id = yield* dispatched(sender)
    axis.misbehave(tayNinh.code, "taken-then-timed-out", "ask-failed", "ask-failed")
    yield* sender.work.drain()
    for (let attempt = 1; attempt <= retry.attempts; attempt++) {
      yield* TestClock.adjust("10 seconds")
      yield* sender.work.drain()
    }
    yield* sender.outgoing.resend(id, by)
    yield* sender.work.drain()
    yield* receiver.work.poll()
    axis.misbehave(vpcp.code, "refused")
    yield* receiver.work.drain()
    const stopped = yield* dispatched(sender, [btttt.code])
    axis.misbehave(tayNinh.code, "refused")
    yield* sender.work.drain()
    const dueAt = vietnamTime(start)
    const odd = { id: "odd", lane: 0, kind: "of another release", payload: "{}", dueAt } as const
    yield* sender.store.commit({
      id: "odd",
      at: dueAt,
      by: JSON.stringify(clerk),
      appends: [],
      work: { add: [odd] },
    })
    yield* sender.work.drain()
    yield* sealed(sender, { files: [{ name: "cong-van.pdf", bytes: pdf("Công văn") }] })
    return stopped
  })

/**
 * Three agencies live through everything that a release can write: an event of every type. The same at every
 * run, so that a history can be recorded again. Only add to it: what it wrote is recorded.
 */
export const play = Effect.gen(function* () {
  const scene = yield* openScene({
    retry,
    recordReading: true,
    signer: Layer.merge(stampSigner, sealer),
    ownTypes: [workSchedule],
  })
  yield* wholeWay(scene)
  yield* oddMail(scene)
  yield* recalls(scene)
  yield* failures(scene)
  yield* updates(scene)
  yield* replacements(scene)
  yield* paper(scene)
  yield* repairs(scene)
  yield* lateness(scene)
  yield* followers(scene)
  yield* recalledReplacement(scene)
  yield* unissued(scene)
  yield* addedAgain(scene)
  yield* correctedDuty(scene)
  yield* outage(scene)
  yield* unheard(scene)
  yield* clockOff(scene)
  yield* reconciled(scene)
  yield* unasked(scene)
  yield* toldOtherwise(scene)
  yield* replies(scene)
  yield* workFiles(scene)
  yield* closedQuarter(scene)
  yield* ownTypes(scene)
  yield* toleratedMail(scene)
  yield* corrections(scene)
  yield* conversions(scene)
  yield* statusLost(scene)
  yield* updateLost(scene)
  return scene
}).pipe(quietly, Random.withSeed("lienthong"))

/** The tables that a history folds to. */
export const boardsOf = ({ changes, reports }: OpenedTestAgency) => {
  const inOrder = { order: "ascending" } as const
  return Effect.all({
    tracking: Stream.runCollect(streamRows(reports.tracking, inOrder)),
    outgoing: Stream.runCollect(streamRows(reports.outgoing, inOrder)),
    incoming: Stream.runCollect(streamRows(reports.incoming, inOrder)),
    registers: Effect.all({
      outgoing: Stream.runCollect(streamRows(reports.outgoingRegister)),
      incoming: Stream.runCollect(streamRows(reports.incomingRegister)),
    }),
    // In the order of the log: by time, a clock that was set back puts the later before the earlier.
    faults: Effect.map(Stream.runCollect(changes()), faultLog),
  })
}
