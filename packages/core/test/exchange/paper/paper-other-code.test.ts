import { it } from "@effect/vitest"
import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  lastTaken,
  onlyArrival,
  openScene,
  pollOnce,
  refusedBy,
  vpcp,
} from "../scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

const onPaper = { from: btttt.code, code: "01/BC-UBND", date: "2019-06-20" }

/** The ministry's report reaches its recipient stating the ministry's other code. */
const comesUnderOtherCode = ({ axis, other, receiver }: Scene) =>
  Effect.gen(function* () {
    yield* dispatched(other)
    axis.hold(vpcp.code, "document")
    yield* other.work.drain()
    const packet = lastTaken(axis).replaceAll(`>${btttt.code}<`, `>${btttt.otherCode}<`)
    axis.inject(vpcp.code, btttt.code, "document", new TextEncoder().encode(packet))
    yield* pollOnce(receiver)
    return yield* onlyArrival(receiver)
  })

/** How often paper was recorded as having come, under whatever code. */
const recordings = ({ store }: OpenedTestAgency) =>
  Effect.map(store.readLog(0n, 1_000), (log) => log.filter(({ type }) => type === "PaperReceived").length)

describe("Paper of a ministry whose document then states its other code", () => {
  it.effect("is recorded once, whatever it is named by afterwards", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { receiver } = scene
      yield* receiver.incoming.recordPaperReceived(onPaper, { receivedOn: "2019-06-18" }, by)
      const document = yield* comesUnderOtherCode(scene)
      for (const of of [document, onPaper, { ...onPaper, from: btttt.otherCode }])
        expect(yield* receiver.incoming.recordPaperReceived(of, by)).toMatchObject({ document })
      expect(yield* recordings(receiver)).toBe(1)
      expect((yield* receiver.reports.paper()).rows).toMatchObject([
        { document, copy: { receivedOn: "2019-06-18" } },
      ])
    }),
  )

  it.effect("is recorded once also where nobody knew of it before the document", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { receiver } = scene
      const document = yield* comesUnderOtherCode(scene)
      for (const of of [{ ...onPaper, from: btttt.otherCode }, onPaper, document])
        expect(yield* receiver.incoming.recordPaperReceived(of, by)).toMatchObject({ document })
      expect(yield* recordings(receiver)).toBe(1)
    }),
  )

  it.effect("is known by its number where the document was refused", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { receiver } = scene
      yield* receiver.incoming.registerPaper(onPaper, { subject: "Kết quả thí điểm" }, by)
      const document = yield* comesUnderOtherCode(scene)
      yield* receiver.incoming.refuse(document, { text: "Sai thể thức" }, by)
      const again = receiver.incoming.registerPaper(onPaper, { subject: "Kết quả thí điểm" }, by)
      expect((yield* refusedBy(receiver, again)).reason).toBe("registered-already")
      const underOther = { ...onPaper, from: btttt.otherCode }
      yield* receiver.registers.note(underOther, { handedTo: "Phòng Tổng hợp" }, by)
    }),
  )
})
