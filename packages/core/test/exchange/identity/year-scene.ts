import { AgencyCode, type Succession } from "@lienthong/core/agency"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { LocalDate } from "../../../src/time/vietnam-time.ts"
import { by, dispatched, lastTaken, openScene, pollForMinutes, quietly, tayNinh, vpcp } from "../scene.ts"

export const longAn = { code: "000.00.00.H39", name: "Ủy ban nhân dân tỉnh Long An" }
/** The last minutes of a year in Vietnam, where a new one has not begun in Greenwich. */
const newYearsEve = Date.parse("2018-12-31T23:50:00+07:00")
const merged: Succession = {
  from: AgencyCode.make(longAn.code),
  to: AgencyCode.make(tayNinh.code),
  since: LocalDate.make("2018-06-01"),
  source: "Nghị quyết 202/2025/QH15",
}

/** A document that comes: how its number, its issuer and its date are written, and when it comes. */
export interface Came {
  readonly number: string
  readonly from: string
  /** None where its packet has none, or one that nobody reads: then it is of the year in which it comes. */
  readonly date: string
  readonly minutesLater: number
}

export const bytes = (text: string) => new TextEncoder().encode(text)

export const put = (text: string, tag: string, value: string) =>
  text.replace(new RegExp(`(<edXML:${tag}>)[^<]*`), (_, open: string) => `${open}${value}`)

/** The packet of a document, and the status that recalls it. */
const template = Effect.gen(function* () {
  const { axis, sender } = yield* openScene()
  axis.hold(vpcp.code, "document")
  axis.hold(vpcp.code, "status")
  const id = yield* dispatched(sender)
  yield* sender.work.drain()
  const packet = lastTaken(axis)
  yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
  yield* sender.work.drain()
  return { packet, recall: lastTaken(axis) }
})

/** An agency on New Year's Eve, to which documents come under identifiers that say nothing. */
export const receiving = Effect.gen(function* () {
  const { packet, recall } = yield* template
  yield* TestClock.setTime(newYearsEve)
  const axis = memoryAxis([tayNinh, longAn, vpcp])
  const receiver = yield* openTestAgency(axis, vpcp, { successions: [merged] })
  const comes = ({ number, from, date, minutesLater }: Came, wireId: string) =>
    Effect.gen(function* () {
      yield* TestClock.adjust(`${minutesLater} minutes`)
      const named = put(put(packet, "DocumentId", wireId), "CodeNumber", number)
      const text = put(named, "PromulgationDate", date).replace(
        /(<edXML:From>\s*<edXML:OrganId>)[^<]*/,
        (_, open: string) => `${open}${from}`,
      )
      axis.inject(vpcp.code, from.toUpperCase(), "document", bytes(text))
      yield* pollForMinutes(receiver)
    })
  const isAskedFor = (number: string, date: string, stated = "2019/06/20 14:00:00") =>
    Effect.gen(function* () {
      const unnamed = recall.replace(/<(edXML:)?DocumentId>[^<]*<\/(edXML:)?DocumentId>/, "")
      const coded = put(put(unnamed, "Code", `${number}/BC-UBND`), "PromulgationDate", date)
      const text = put(coded, "Timestamp", stated)
      axis.inject(vpcp.code, tayNinh.code, "status", bytes(text))
      yield* pollForMinutes(receiver)
    })
  return { axis, receiver, recall, comes, isAskedFor }
})

/** Runs a test of a property, on a clock of its own. */
export const run = <A, E>(effect: Effect.Effect<A, E>) =>
  effect.pipe(Effect.provide(TestClock.layer()), quietly, Effect.runPromise)
