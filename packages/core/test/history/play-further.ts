import { createHash } from "node:crypto"
import { LogSealer, Storage } from "@lienthong/core/adapter"
import { vietnamTime, workingCalendar } from "@lienthong/core/calendar"
import { clerk, type OpenedTestAgency, openTestAgency } from "@lienthong/testkit"
import { Clock, Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { decidedYears } from "../../src/calendar/decided-years.ts"
import { LocalDate } from "../../src/time/vietnam-time.ts"
import { axisOff } from "../exchange/circuit/axis-off.ts"
import { at, setTime } from "../exchange/duty-watch/duty-scene.ts"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  type openScene,
  report,
  sealed,
  tayNinh,
  vpcp,
} from "../exchange/scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

/** A seal whose signature is the same at every run. */
export const sealer = Layer.succeed(
  LogSealer,
  LogSealer.of({
    hash: (text) => createHash("sha256").update(text).digest("hex"),
    sign: () => Effect.succeed({ algorithm: "ed25519", key: "0".repeat(64), value: "AA==" }),
    verify: () => "unknown-key",
  }),
)

const lastArrival = (agency: OpenedTestAgency) =>
  Effect.map(agency.reports.incoming({ limit: 1 }), ({ rows: [last] }) => last?.document ?? "")

const reason = { reason: "Sai số liệu" }
const paperOnly = { code: "H53.77", name: "Hội Khuyến học", connected: false }

/** A due date moved: declined, then agreed to. */
export const updates = ({ sender, receiver }: Scene) =>
  Effect.gen(function* () {
    const id = yield* dispatched(sender, [vpcp.code], { dueDate: "2019-06-30" })
    yield* exchangeMail(sender, receiver)
    const incoming = yield* lastArrival(receiver)
    yield* sender.outgoing.update(id, { reason: "Gia hạn", dueDate: "2019-07-15" }, by)
    yield* exchangeMail(sender, receiver)
    yield* receiver.incoming.declineUpdate(incoming, { reason: "Đã báo cáo" }, by)
    yield* exchangeMail(receiver, sender)
    yield* sender.outgoing.update(id, { reason: "Gia hạn", dueDate: "2019-07-20" }, by)
    yield* exchangeMail(sender, receiver)
    yield* receiver.incoming.agreeToUpdate(incoming, by)
    yield* exchangeMail(receiver, sender)
  })

/** Documents replaced: one that had come, and one that its replacement overtakes. */
export const replacements = ({ axis, sender, receiver }: Scene) =>
  Effect.gen(function* () {
    const replace = (replaced: string) =>
      Effect.gen(function* () {
        const id = yield* sealed(sender, { subject: "Bản sửa" })
        const request = { to: [vpcp.code], replaces: [replaced], replacementReason: "Sai số liệu" }
        yield* sender.outgoing.dispatch(id, request, by)
      })
    const came = yield* dispatched(sender)
    yield* exchangeMail(sender, receiver)
    yield* replace(came)
    yield* exchangeMail(sender, receiver)
    const overtaken = yield* dispatched(sender)
    axis.hold(vpcp.code, "document")
    yield* sender.work.drain()
    yield* replace(overtaken)
    yield* sender.work.drain()
    axis.inject(vpcp.code, tayNinh.code, "document", axis.taken.at(-1)?.bytes ?? new Uint8Array())
    yield* receiver.work.poll()
    axis.release(vpcp.code)
    yield* exchangeMail(receiver, sender)
  })

/** Paper that comes before its document, and paper that is fetched back. */
export const paper = ({ sender, receiver }: Scene) =>
  Effect.gen(function* () {
    const id = yield* dispatched(sender)
    const [delivery] = yield* sender.outgoing.deliveries(id)
    if (delivery === undefined) return yield* Effect.die("it has a recipient")
    const { code, date } = delivery
    const onPaper = { from: tayNinh.code, code: `${code.number}/${code.notation}`, date }
    yield* receiver.incoming.recordPaperReceived(onPaper, by)
    yield* exchangeMail(sender, receiver)
    const recalled = yield* dispatched(sender, [paperOnly])
    yield* sender.outgoing.recordPaperSent(recalled, { recipient: paperOnly.code }, by)
    yield* sender.outgoing.recall(recalled, reason, by)
    yield* sender.outgoing.recordPaperReturned(recalled, { recipient: paperOnly.code }, by)
  })

/** Work started again and taken from a dead worker, and somebody who may not. */
export const repairs = ({ sender, receiver }: Scene) =>
  Effect.gen(function* () {
    yield* sender.work.requeue("odd", by)
    yield* exchangeMail(sender, receiver)
    yield* dispatched(sender)
    const present = yield* Clock.currentTimeMillis
    const [held] = yield* sender.store.leaseWork({
      lanes: [0, 1, 2, 3],
      limit: 1,
      now: vietnamTime(present),
      until: vietnamTime(present + 300_000),
      worker: "a machine that burnt down",
    })
    yield* sender.work.release(held?.id ?? "", { by: { ...clerk, roles: ["administrator"] } })
    yield* exchangeMail(sender, receiver)
    yield* Effect.flip(sender.outgoing.draft(report(), { by: { ...clerk, roles: [] } }))
  })

/**
 * Paper that came alone, and a sealed document that is not issued after all with what the registry states of
 * it.
 */
export const unissued = ({ sender, receiver }: Scene) =>
  Effect.gen(function* () {
    const alone = { from: paperOnly.code, code: "7/TTr-HKH", date: "2019-06-20" }
    yield* receiver.incoming.registerPaper(alone, { typeName: "Tờ trình", subject: "Xin hỗ trợ" }, by)
    const id = yield* sealed(sender)
    yield* sender.outgoing.closeUnissued(id, reason, by)
    yield* sender.registers.note(id, { copyKeptBy: "Văn thư", copies: 1, remark: "Đã in" }, by)
  })

/** Duties missed, kept late, lifted, and found to have been kept. */
export const lateness = ({ axis, sender, receiver }: Scene) =>
  Effect.gen(function* () {
    const late = yield* lastArrival(receiver)
    axis.misbehave(tayNinh.code, "taken-then-timed-out")
    const id = yield* dispatched(sender)
    yield* sender.work.drain()
    yield* setTime("2019-06-24T08:00:00.000")
    yield* sender.outgoing.recall(id, reason, by)
    yield* at("2019-06-24T08:00:01.000", receiver)
    yield* receiver.incoming.accept(late, by)
    yield* exchangeMail(sender, receiver)
  })

/** An axis that goes away while a document is being sent, and comes back. */
export const outage = ({ axis, sender }: Scene) =>
  Effect.gen(function* () {
    yield* dispatched(sender)
    axis.goAway(tayNinh.code, "timed-out")
    yield* sender.work.drain()
    yield* TestClock.adjust("1 hour")
    axis.comeBack(tayNinh.code)
    yield* sender.work.drain()
  })

/** A subscriber that stops and goes on, and a seal. */
export const followers = ({ sender }: Scene) =>
  Effect.gen(function* () {
    let broken = true
    const listening = yield* Effect.forkChild(
      sender.subscribe({ name: "search" }, () => (broken ? Effect.fail("the index is full") : Effect.void)),
    )
    yield* TestClock.adjust("1 second")
    broken = false
    yield* TestClock.adjust("10 minutes")
    yield* Fiber.interrupt(listening)
    yield* sender.log.seal()
  })

/** A replacement that is recalled and given back. */
export const recalledReplacement = ({ sender, receiver }: Scene) =>
  Effect.gen(function* () {
    const first = yield* dispatched(sender)
    const id = yield* sealed(sender, { subject: "Bản sửa" })
    yield* sender.outgoing.dispatch(id, { to: [vpcp.code], replaces: [first] }, by)
    yield* exchangeMail(sender, receiver)
    yield* sender.outgoing.recall(id, reason, by)
    yield* exchangeMail(sender, receiver)
    yield* receiver.incoming.agreeToRecall(yield* lastArrival(receiver), by)
    yield* exchangeMail(receiver, sender)
  })

/** Recipients that are removed and added again: one gave the document back, one declined to. */
export const addedAgain = ({ sender, receiver, other }: Scene) =>
  Effect.gen(function* () {
    const [removal, addition] = [
      { reason: "Gửi nhầm", remove: [vpcp.code, btttt.code] },
      { reason: "Bổ sung nơi nhận", add: [vpcp.code, btttt.code] },
    ]
    const mail = exchangeMail(sender, receiver, other)
    const paper = { code: "H53.78", name: "Hội Người cao tuổi", connected: false }
    const id = yield* dispatched(sender, [vpcp.code, btttt.code, paper])
    yield* mail
    yield* sender.outgoing.update(id, removal, by)
    yield* mail
    yield* receiver.incoming.agreeToRecall(yield* lastArrival(receiver), by)
    yield* other.incoming.declineRecall(yield* lastArrival(other), { reason: "Đã lập hồ sơ" }, by)
    yield* mail
    yield* sender.outgoing.update(id, addition, by)
    yield* mail
  })

/** A duty that was missed on a day which turns out to have been off. */
export const correctedDuty = ({ axis, sender }: Scene) =>
  Effect.gen(function* () {
    yield* sealed(sender)
    yield* at("2019-06-26T08:00:00.000", sender)
    const daysOff = ["2019-06-25", "2019-06-26"].map((day) => ({ date: LocalDate.make(day), source: "Bão" }))
    const years = decidedYears.filter(({ year }) => year === 2019).map((row) => ({ ...row, daysOff }))
    const storage = Layer.succeed(Storage, sender.store)
    const aware = yield* openTestAgency(axis, tayNinh, { storage, calendar: workingCalendar({ years }) })
    yield* aware.work.drain()
  })

/** A clock that is not the axis', is put right, and then set back. */
export const clockOff = ({ axis, sender }: Scene) =>
  Effect.gen(function* () {
    const off = { ahead: 3_600_000, tells: true, asked: 0 }
    const storage = Layer.succeed(Storage, sender.store)
    const agency = yield* openTestAgency(axisOff(axis, off), tayNinh, { storage })
    yield* agency.work.checkAxis()
    off.ahead = 0
    yield* agency.work.checkAxis()
    const present = yield* Clock.currentTimeMillis
    yield* TestClock.setTime(present - 3_600_000)
    yield* agency.work.drain()
  })

/** A recipient whose system writes a status code and a due date in its own way, and asks for an update. */
export const toldOtherwise = ({ axis, sender, receiver }: Scene) =>
  Effect.gen(function* () {
    yield* setTime("2019-09-03T08:00:00.000")
    const turned = (change: (text: string) => string) =>
      new TextEncoder().encode(change(new TextDecoder().decode(axis.taken.at(-1)?.bytes)))
    axis.hold(vpcp.code, "document")
    const id = yield* dispatched(sender, [vpcp.code], { dueDate: "2019-09-30" })
    yield* sender.work.drain()
    const dayFirst = (text: string) => text.replace(/DueDate>(\d{4})\/(\d{2})\/(\d{2})</, "DueDate>$3/$2/$1<")
    axis.inject(vpcp.code, tayNinh.code, "document", turned(dayFirst))
    yield* receiver.work.poll()
    axis.hold(tayNinh.code, "status")
    yield* receiver.work.drain()
    const asNumber = (text: string) => text.replace("StatusCode>01<", "StatusCode>1<")
    axis.inject(tayNinh.code, vpcp.code, "status", turned(asNumber))
    yield* sender.work.poll()
    yield* sender.outgoing.update(id, { reason: "Gia hạn", dueDate: "2019-10-15" }, by)
    yield* sender.work.drain()
    axis.inject(vpcp.code, tayNinh.code, "document", turned(dayFirst))
    yield* receiver.work.poll()
  })

/** A work file from its opening to its end. */
export const workFiles = ({ sender }: Scene) =>
  Effect.gen(function* () {
    const file = yield* sender.workFiles.open({ year: 2019, notation: "01-VX", title: "Thí điểm" }, by)
    const document = yield* sealed(sender)
    yield* sender.registers.note(document, { pages: 12, language: "Tiếng Việt" }, by)
    yield* sender.workFiles.add(file, { document }, by)
    yield* sender.workFiles.remove(file, { document, reason: "Bản trùng" }, by)
    yield* sender.outgoing.readFile(document, 0, by)
    yield* TestClock.adjust("1 second")
    yield* sender.workFiles.close(file, { maintenance: "10 năm" }, by)
  })

/** The figures of a quarter that is over are closed. */
export const closedQuarter = ({ sender }: Scene) => sender.reports.closePeriod({ period: "2019-Q2" }, by)
