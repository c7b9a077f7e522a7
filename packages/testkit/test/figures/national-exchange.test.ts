import { it } from "@effect/vitest"
import { workingCalendar } from "@lienthong/core/calendar"
import { defaultDutySettings } from "@lienthong/core/policy"
import {
  addFigures,
  closingFigures,
  type Figures,
  type LevelsOfBody,
  nationalExchange,
  Period,
  printRows,
} from "@lienthong/core/report"
import { chief, clerk, memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Schema, Stream } from "effect"
import { TestClock } from "effect/testing"
import { expect } from "vitest"

const province = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
const office = { code: "000.00.00.G22", name: "Văn phòng Chính phủ" }
const neighbour = { code: "000.00.00.H31", name: "Ủy ban nhân dân tỉnh Hưng Yên" }
const district = { code: "000.00.17.H53", name: "Ủy ban nhân dân huyện Tân Biên" }
const commune = { code: "000.21.17.H53", name: "Ủy ban nhân dân xã Tân Lập" }
const all = [province, office, neighbour, district, commune]

const by = { by: clerk }
const period = Schema.decodeUnknownSync(Period)({ from: "2023-03-01", until: "2023-09-30" })
const rules = { ...defaultDutySettings, calendar: workingCalendar() }

/** The closed figures of two agencies: of one that sent a document, and of one that received it. */
const play = (recipients: ReadonlyArray<{ readonly code: string }>) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(Date.parse("2023-05-10T08:00:00+07:00"))
    const axis = memoryAxis(all)
    const sender = yield* openTestAgency(axis, province)
    const receiver = yield* openTestAgency(axis, office)
    const files = [{ name: "van-ban.pdf", bytes: new TextEncoder().encode("%PDF-1.4") }]
    const id = yield* sender.outgoing.draft({ type: "bao-cao", subject: "Văn bản", files }, by)
    yield* sender.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
    yield* sender.outgoing.signAsAgency(id, by)
    yield* sender.outgoing.dispatch(id, { to: recipients.map(({ code }) => code) }, by)
    yield* sender.work.drain()
    yield* receiver.work.poll()
    const closed = (agency: typeof sender) =>
      Effect.map(Stream.runCollect(agency.changes()), (changes) => closingFigures(changes, period, rules))
    return { sent: yield* closed(sender), received: yield* closed(receiver) }
  }).pipe(Effect.scoped)

/** The figures of so many documents like one. */
const times = (figures: Figures, many: number): Figures => {
  const half = many > 1 ? times(figures, Math.floor(many / 2)) : figures
  const doubled = many > 1 ? addFigures(half, half) : figures
  return many > 1 && many % 2 === 1 ? addFigures(doubled, figures) : doubled
}

/** A part of a whole number, so that all parts together are the number. */
const part = (whole: number, of: number, index: number) =>
  Math.floor((whole * (index + 1)) / of) - Math.floor((whole * index) / of)

it.effect(
  "The figures of the whole country are those of the seed: 95, 64 and 10 bodies at 2, 3 and 4 levels, 163.107 sent, 488.165 received",
  () =>
    Effect.gen(function* () {
      const two = yield* play([office, neighbour])
      const three = yield* play([office, neighbour, district])
      const four = yield* play([office, neighbour, district, commune])
      const lives = Array.from({ length: 95 }, (_, index) => (index < 10 ? four : index < 64 ? three : two))
      const bodies = lives.map(
        ({ sent, received }, index): LevelsOfBody => ({
          total: addFigures(
            times(sent.total, part(163_107, 95, index)),
            times(received.total, part(488_165, 95, index)),
          ),
          byLevel: sent.byLevel,
        }),
      )
      const stated = { value: 95, by: "Văn phòng Chính phủ", on: "30/9/2023" }
      const table = nationalExchange(period, bodies, stated)
      expect(printRows(table).map((row) => row.join("|"))).toEqual([
        "1|Đơn vị gửi, nhận văn bản điện tử ở 2 cấp chính quyền|95|95|100%|Số liệu do Văn phòng Chính phủ cung cấp ngày 30/9/2023",
        "2|Đơn vị gửi, nhận văn bản điện tử ở 3 cấp chính quyền|64|95|67,37%|Số liệu do Văn phòng Chính phủ cung cấp ngày 30/9/2023",
        "3|Đơn vị gửi, nhận văn bản điện tử ở 4 cấp chính quyền|10|95|10,53%|Số liệu do Văn phòng Chính phủ cung cấp ngày 30/9/2023",
        "4|Văn bản gửi|163.107|||",
        "5|Văn bản nhận|488.165|||",
      ])
      expect(table.period.vi).toBe("Từ ngày 01/03/2023 đến ngày 30/09/2023")
    }),
  60_000,
)
