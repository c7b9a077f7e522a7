import { epochMillis, type VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseDate, parseTimestamp } from "../../../src/edxml/field/wire-time.ts"

const padded = (number: number, length = 2) => String(number).padStart(length, "0")

/** A whole second of the years in which documents are exchanged. */
const instant = fc
  .integer({ min: Date.parse("2016-01-01T00:00:00Z") / 1000, max: Date.parse("2040-01-01T00:00:00Z") / 1000 })
  .map((seconds) => vietnamTime(seconds * 1000))

/** The parts of an instant at a difference to UTC. */
const partsAt = (time: VietnamTime, zoneMinutes: number) => {
  const [day = "", clock = ""] = new Date(epochMillis(time) + zoneMinutes * 60_000).toISOString().split("T")
  const [year = "", month = "", date = ""] = day.split("-")
  return { year, month, date, clock: clock.slice(0, 8) }
}

const zoneText = (minutes: number, colon: string) =>
  `${minutes < 0 ? "-" : "+"}${padded(Math.floor(Math.abs(minutes) / 60))}${colon}${padded(Math.abs(minutes) % 60)}`

const fraction = fc.constantFrom("", ".0", ".1234567", ",5")

/** An instant with its zone, in the forms of ISO 8601, XML Schema and .NET. */
const zoned = fc
  .tuple(instant, fc.constantFrom(-300, 0, 330, 420, 540), fraction, fc.constantFrom("", ":"), fc.nat(10))
  .map(([time, zone, part, colon, form]) => {
    const { year, month, date, clock } = partsAt(time, zone)
    const z = zone === 0 ? "Z" : zoneText(zone, colon)
    const forms = [
      `${year}-${month}-${date}T${clock}${part}${z}`,
      `${year}-${month}-${date} ${clock}${part} ${z}`,
      `${year}${month}${date}T${clock.replaceAll(":", "")}${z}`,
      `${date}/${month}/${year} ${clock} ${z}`,
      `/Date(${epochMillis(time)})/`,
      `/Date(${epochMillis(time)}${zoneText(zone, "")})/`,
      `\\/Date(${epochMillis(time)})\\/`,
      `${year}-${month}-${date}T${clock}${z.replace(/^([+-])0/, "$1")}`,
      `${year}-${month}-${date}T${clock}${zone % 60 === 0 ? z.replace(/^([+-])0?(\d+):?00$/, "$1$2") : z}`,
      `${epochMillis(time)}`,
      `${year}-${month}-${date}T${clock}${part}${zoneText(zone, ":")}[Asia/Ho_Chi_Minh]`,
    ]
    return { time, text: forms[form] ?? "" }
  })

const english = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
]
/** As .NET has them. */
const vietnamese = [
  ...["Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy"],
  ...["Tám", "Chín", "Mười", "Mười Một", "Mười Hai"],
]

/** A time of Vietnam without a zone. */
const local = fc.tuple(instant, fraction, fc.nat(27)).map(([time, part, form]) => {
  const { year, month, date, clock } = partsAt(time, 420)
  const [hours = "", minutes = "", seconds = ""] = clock.split(":")
  const small = [hours, minutes, seconds].map((part) => String(Number(part)))
  const half = Number(hours) < 12 ? 0 : 1
  const twelve = Number(hours) % 12 || 12
  const forms = [
    `${year}/${month}/${date} ${clock}`,
    `${year}-${month}-${date}T${clock}${part}`,
    `${date}/${month}/${year} ${clock}`,
    `${date}-${month}-${year} ${clock}`,
    `${date}.${month}.${year} ${clock}`,
    `${year}${month}${date}${hours}${minutes}${seconds}`,
    `${Number(date)}/${Number(month)}/${year} ${twelve}:${minutes}:${seconds} ${["AM", "PM"][half]}`,
    `${date}/${month}/${year} ${twelve}:${minutes}:${seconds} ${["SA", "CH"][half]}`,
    `ngày ${Number(date)} tháng ${Number(month)} năm ${year} ${clock}`,
    `${year}/${month}/${date}  ${clock}`,
    `${english[Number(month) - 1]} ${Number(date)}, ${year} ${twelve}:${minutes}:${seconds} ${["AM", "PM"][half]}`,
    `Monday, ${english[Number(month) - 1]} ${date}, ${year} ${clock}`,
    `${date}-${english[Number(month) - 1]?.slice(0, 3).toUpperCase()}-${year.slice(2)} ${clock.replaceAll(":", ".")}${part === ",5" ? "" : part}`,
    `Thu ${english[Number(month) - 1]?.slice(0, 3)} ${date} ${clock} ICT ${year}`,
    `Thu ${english[Number(month) - 1]?.slice(0, 3)} ${date} ${year} ${clock} GMT+0700 (Indochina Time)`,
    `${date} Tháng ${vietnamese[Number(month) - 1]} ${year} ${twelve}:${minutes}:${seconds} ${["SA", "CH"][half]}`,
    `Thứ Năm, ${date} tháng ${Number(month)}, ${year} ${clock}`,
    `${clock} ${Number(date)}/${Number(month)}/${year}`,
    `${Number(hours)} giờ ${minutes} phút:${seconds} ngày ${date}/${month}/${year}`.replace(" phút:", ":"),
    `Tây Ninh, ngày ${date}\u2011${month}\u2011${year} lúc ${clock}`,
    `${date} Thg${Number(month)} ${year} ${clock}`,
    `${date}-Thg${Number(month)}-${year} ${clock}`,
    `${date}/${english[Number(month) - 1]?.slice(0, 3)}/${year} ${clock}`,
    `${year}-${Number(month)}-${Number(date)}T${small.join(":")}`,
    `${date}/${month}/${year} lúc ${hours} giờ ${minutes} phút ${seconds} giây`,
    `${date}/${month}/${year} ${small[0]} giờ ${small[1]} phút ${small[2]} giây`,
    `${small.join(":")} ${date}/${month}/${year}`,
    `${year}-${month}-${date} ${small.join(":")}`,
  ]
  return { time, text: forms[form] ?? "" }
})

describe("A time that a packet states", () => {
  it("with a zone is the same instant, in every form", () => {
    fc.assert(
      fc.property(zoned, ({ time, text }) => {
        expect(`${text}: ${parseTimestamp(text).value}`).toBe(`${text}: ${time}`)
        expect(parseDate(text).value).toBe(time.slice(0, 10))
      }),
      { numRuns: 500 },
    )
  })

  it("without a zone is Vietnam's, in every form", () => {
    fc.assert(
      fc.property(local, ({ time, text }) => {
        expect(`${text}: ${parseTimestamp(text).value}`).toBe(`${text}: ${time}`)
        expect(parseDate(text).value).toBe(time.slice(0, 10))
      }),
      { numRuns: 500 },
    )
  })
})

describe("A date that a packet states", () => {
  it("is the 20th of June, in every form that is met", () => {
    const forms = [
      "2019/06/20",
      "2019-6-20",
      "20/6/2019",
      "20.06.2019",
      "2019-06-20T00:00:00+07:00",
      "2019-06-19T17:00:00Z",
      "2019-06-19T17:00:00.0000000Z",
      "2019-06-20+07:00",
      "2019-06-20Z",
      "20190620",
      "2019-171",
      "2019-W25-4",
      "2019W254",
      "2019-06-19T24:00:00",
      "2019-06-20T00:00",
      "6/20/2019 12:00:00 AM",
      "20/06/2019 12:00:00 SA",
      "Thu, 20 Jun 2019 00:00:00 +0700",
      "20 June 2019",
      "20 thg 6, 2019",
      "20/Jun/2019",
      "20/Thg6/2019",
      "20 Thg6 2019 14:05",
      "20-thg 6-2019",
      "2019-06-20T00:00:00 07:00",
      "June 20, 2019",
      "20 - 6 - 2019",
      "２０/０６/２０１９",
      "Ngày 20/6/2019",
      "1560963600000",
      "1560963600",
      "Ngày 20 tháng 6 năm 2019",
      "/Date(1560963600000)/",
      "/Date(1560963600000+0700)/",
    ]
    for (const text of forms) expect(`${text}: ${parseDate(text).value}`).toBe(`${text}: 2019-06-20`)
  })

  it("has its day first where both would do", () => {
    expect(parseDate("05/06/2019").value).toBe("2019-06-05")
    expect(parseDate("5/6/2019 12:00:00 AM").value).toBe("2019-06-05")
  })

  it("says that its order is not certain where an English system may have put the month first", () => {
    expect(parseDate("6/5/2019 2:00 PM")).toEqual({ value: "2019-05-06", form: "order-uncertain" })
    for (const certain of ["6/5/2019", "06/05/2019 2:00 CH", "6/6/2019 2:00 PM", "6/20/2019 2:00 PM"])
      expect(`${certain}: ${parseDate(certain).form}`).toBe(`${certain}: other`)
  })

  it("has its month first where only that is a day", () =>
    fc.assert(
      fc.property(instant, fc.constantFrom("/", "-", "."), fc.nat(3), (time, mark, form) => {
        const { year, month, date } = partsAt(time, 420)
        const [m, d] = [String(Number(month)), String(Number(date))]
        const forms = [
          [month, date, year],
          [m, d, year],
          [year, date, month],
          [year, d, m],
        ]
        const text = (forms[form] ?? []).join(mark)
        const isPossible = Number(date) > 12
        const swapped = [year, date, month].join("-")
        expect(parseDate(text)).toEqual({
          value: isPossible ? time.slice(0, 10) : swapped,
          form: !isPossible && /^\d{4}\/\d\d\/\d\d$/.test(text) ? "standard" : "other",
        })
        if (isPossible)
          expect(parseTimestamp(`${text} 14:05`).value?.slice(0, 16)).toBe(`${time.slice(0, 10)}T14:05`)
      }),
    ))

  it("without separators is not a day where its month is impossible", () => {
    expect(parseDate("20062012").value).toBeUndefined()
  })

  it("is missing where a system writes the beginning or the end of its calendar, or that it has none", () => {
    const none = [
      ...["0001-01-01T00:00:00", "1/1/0001 12:00:00 AM", "1900-01-01", "1900/01/01"],
      ...["/Date(-62135596800000)/", "/Date(0)/", "9999-12-31T23:59:59.9999999", "31/12/9999"],
      ...["N/A", "null", "0", "-", "không có"],
    ]
    for (const text of none) {
      expect(`${text}: ${parseDate(text).form}`).toBe(`${text}: empty`)
      expect(`${text}: ${parseTimestamp(text).form}`).toBe(`${text}: empty`)
    }
  })

  it("is missing, and says why, where its year has two digits beside a day and a month of two", () =>
    fc.assert(
      fc.property(
        instant,
        fc.constantFrom("/", "-", "."),
        fc.constantFrom("", " 14:05:00", " 2:05:00 CH", "T14:05:00+07:00"),
        fc.nat(2),
        (time, mark, clock, order) => {
          const { year, month, date } = partsAt(time, 420)
          const short = year.slice(2)
          const forms = [
            [date, month, short],
            [short, month, date],
            [month, date, short],
          ]
          const text = `${forms[order]?.join(mark)}${clock}`
          for (const read of [parseDate(text), parseTimestamp(text)])
            expect(read).toEqual({ value: undefined, form: "year-uncertain" })
        },
      ),
    ))

  it("is unreadable where there is no such day or time", () => {
    for (const text of [
      ...["2019-02-30", "20/13/2019x", "hôm nay", "2019-06-20T25:00:00", "0019-06-20"],
      ...["2019-06-20T14:05:00+15", "2019-06-20T14:05:00+700:0", "20/6/2019 lúc 25 giờ"],
    ])
      expect(parseTimestamp(text)).toEqual({ value: undefined, form: "unreadable" })
  })

  it("is not a time of day where it stands alone, in whatever form and with a zone or without", () =>
    fc.assert(
      fc.property(instant, fc.constantFrom("", "Z", "+07:00", " +07:00"), fc.nat(3), (time, zone, form) => {
        const { year, month, date } = partsAt(time, 420)
        const forms = [`${year}-${month}-${date}`, `${date}/${month}/${year}`, `${year}${month}${date}`]
        const text = `${forms[form] ?? `${year}/${month}/${date}`}${zone}`
        expect(parseDate(text).value).toBe(time.slice(0, 10))
        expect(parseTimestamp(text)).toEqual({ value: undefined, form: "unreadable" })
      }),
    ))

  it("never fails, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0129-/:TZ+. DateW()") })),
        (text) => {
          parseDate(text)
          parseTimestamp(text)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
