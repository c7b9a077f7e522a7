import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  onlyArrival,
  openScene,
  refusedBy,
  tayNinh,
  vpcp,
} from "../scene.ts"

/** A report to the ministry that has come electronically; it needs no paper. */
const arrivedAtMinistry = Effect.gen(function* () {
  const scene = yield* openScene()
  yield* dispatched(scene.sender, [btttt.code])
  yield* exchangeMail(scene.sender, scene.other)
  return { ...scene, id: yield* onlyArrival(scene.other) }
})

const onPaper = { from: tayNinh.code, code: "Số: 01/BC-UBND", date: "2019-06-20" }

describe("Paper that comes for a document that is here", () => {
  it.effect("is recorded as the waste it is, counted by its sender and shown to the clerk", () =>
    Effect.gen(function* () {
      const { other, id } = yield* arrivedAtMinistry
      const recorded = yield* other.incoming.recordPaperReceived(id, { receivedOn: "2019-06-24" }, by)
      expect(recorded).toMatchObject({ document: id, verdict: { outcome: "waste" } })
      expect(yield* other.reports.headline()).toMatchObject({ documentsReceived: 1, paperWasted: 1 })
      expect((yield* other.reports.paper()).rows).toMatchObject([
        { from: tayNinh.name, code: "01/BC-UBND", copy: { receivedOn: "2019-06-24" } },
      ])
      expect((yield* other.reports.paperSenders()).rows).toMatchObject([
        { code: tayNinh.code, waste: 1, justified: 0, "electronic-missing": 0 },
      ])
    }),
  )

  it.effect("is found by what stands on it, and recorded once whatever it is named by", () =>
    Effect.gen(function* () {
      const { other, id } = yield* arrivedAtMinistry
      const first = yield* other.incoming.recordPaperReceived(onPaper, by)
      expect(first).toMatchObject({ document: id, verdict: { outcome: "waste" } })
      expect(yield* other.incoming.recordPaperReceived(id, by)).toEqual(first)
      expect(yield* other.incoming.recordPaperReceived(onPaper, by)).toEqual(first)
      expect((yield* other.reports.paper({ order: "ascending" })).rows).toHaveLength(1)
    }),
  )

  it.effect("is ordered when the document is for the Government, as its packet announces", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender, [vpcp.code])
      yield* exchangeMail(sender, receiver)
      const document = yield* onlyArrival(receiver)
      const recorded = yield* receiver.incoming.recordPaperReceived(document, by)
      expect(recorded.verdict).toMatchObject({ outcome: "justified", rule: "government" })
      expect(yield* receiver.reports.headline()).toMatchObject({ paperWasted: 0 })
    }),
  )

  it.effect("is ordered when only the sender can know its list, and says that paper goes", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender, [vpcp.code])
      yield* exchangeMail(sender, receiver)
      const document = yield* onlyArrival(receiver)
      const recorded = yield* receiver.incoming.recordPaperReceived(document, { capacity: "own" }, by)
      expect(recorded.verdict).toMatchObject({ outcome: "justified", rule: "announced" })
    }),
  )
})

describe("Paper that a packet announces to several recipients", () => {
  it.effect("is not taken as ordered by one of them, and stands undecided on the board", () =>
    Effect.gen(function* () {
      const { sender, receiver, other } = yield* openScene()
      yield* dispatched(sender, [vpcp.code, btttt.code])
      yield* exchangeMail(sender, receiver, other)
      const recorded = yield* other.incoming.recordPaperReceived(yield* onlyArrival(other), by)
      expect(recorded.verdict).toMatchObject({ outcome: "undecided" })
      expect((yield* other.reports.paper()).rows).toMatchObject([{ verdict: { outcome: "undecided" } }])
      expect((yield* other.reports.paperSenders()).rows).toMatchObject([
        { code: tayNinh.code, undecided: 1, justified: 0, waste: 0 },
      ])
    }),
  )

  it.effect("is waste where its recipient was taken off the packet before it left", () =>
    Effect.gen(function* () {
      const { sender, receiver, other } = yield* openScene()
      const id = yield* dispatched(sender, [vpcp.code, btttt.code])
      yield* sender.outgoing.update(id, { reason: "Gửi nhầm", remove: [vpcp.code] }, by)
      yield* exchangeMail(sender, receiver, other)
      const recorded = yield* other.incoming.recordPaperReceived(yield* onlyArrival(other), by)
      expect(recorded.verdict).toMatchObject({ outcome: "waste" })
    }),
  )

  it.effect("is not announced to those whom an update asks by the paper of those whom it adds", () =>
    Effect.gen(function* () {
      const { sender, receiver, other } = yield* openScene()
      const id = yield* dispatched(sender, [btttt.code])
      yield* exchangeMail(sender, other)
      yield* sender.outgoing.update(id, { reason: "Gia hạn", dueDate: "2019-07-30", add: [vpcp.code] }, by)
      yield* exchangeMail(sender, receiver, other)
      const document = yield* onlyArrival(other)
      yield* other.incoming.agreeToUpdate(document, by)
      const recorded = yield* other.incoming.recordPaperReceived(document, by)
      expect(recorded.verdict).toMatchObject({ outcome: "waste" })
    }),
  )
})

describe("Paper that comes before the electronic document", () => {
  it.effect("is not waste but shows what its sender owes, until that comes and it is judged again", () =>
    Effect.gen(function* () {
      const { sender, other } = yield* openScene()
      yield* dispatched(sender, [btttt.code])
      const recorded = yield* other.incoming.recordPaperReceived(onPaper, by)
      expect(recorded).toMatchObject({ verdict: { outcome: "electronic-missing" } })
      expect(recorded).not.toHaveProperty("document")
      expect(yield* other.reports.headline()).toMatchObject({ paperWasted: 0 })

      yield* exchangeMail(sender, other)
      const id = yield* onlyArrival(other)
      expect((yield* other.reports.paper({ order: "ascending" })).rows).toMatchObject([
        { document: id, verdict: { outcome: "waste" } },
      ])
      expect(yield* other.reports.headline()).toMatchObject({ paperWasted: 1 })
      expect(yield* other.incoming.recordPaperReceived(onPaper, by)).toMatchObject({ document: id })
    }),
  )

  it.effect("is as it should be from an agency that is not connected", () =>
    Effect.gen(function* () {
      const { other } = yield* openScene()
      const recorded = yield* other.incoming.recordPaperReceived({ ...onPaper, from: "000.01.12.H53" }, by)
      expect(recorded.verdict).toMatchObject({ outcome: "justified", rule: "not-connected" })
    }),
  )

  it.effect("stands alone while the electronic document was refused", () =>
    Effect.gen(function* () {
      const { other, id } = yield* arrivedAtMinistry
      yield* other.incoming.refuse(id, { text: "Sai thể thức" }, by)
      const recorded = yield* other.incoming.recordPaperReceived(onPaper, by)
      expect(recorded.verdict).toMatchObject({ outcome: "electronic-missing" })
    }),
  )
})

describe("Paper that cannot be identified", () => {
  it.effect("is not recorded", () =>
    Effect.gen(function* () {
      const { other } = yield* openScene()
      for (const [wrong, receipt, reason] of [
        [{ ...onPaper, from: "Tây Ninh" }, {}, "agency-code-malformed"],
        [{ ...onPaper, code: "01" }, {}, "value-invalid"],
        [{ ...onPaper, date: "20/6/2019" }, {}, "value-invalid"],
        [{ ...onPaper, date: "2019-06-31" }, {}, "value-invalid"],
        [onPaper, { receivedOn: "hôm nay" }, "value-invalid"],
        ["none", {}, "unknown-document"],
      ] as const)
        expect((yield* refusedBy(other, other.incoming.recordPaperReceived(wrong, receipt, by))).reason).toBe(
          reason,
        )
    }),
  )
})
