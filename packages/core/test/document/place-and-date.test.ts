import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parsePlaceAndDate, placeFaults, printPlaceAndDate } from "../../src/document/place-and-date.ts"
import { LocalDate } from "../../src/time/vietnam-time.ts"
import { anyDay } from "../calendar/any-day.ts"

const on = LocalDate.make
const places = [
  "Tây Ninh",
  "Hà Nội",
  "Bà Rịa - Vũng Tàu",
  "Phan Rang – Tháp Chàm",
  "Thủ đô Hà Nội",
  "Thị trấn Nông trường Mộc Châu",
  "Thành phố Hồ Chí Minh",
  "Quận 1",
  "Đắk Lắk",
  "Thị xã Sơn Tây",
]

describe("The place and date of a document", () => {
  it("are written with a zero before days below ten and before January and February alone", () => {
    expect(printPlaceAndDate({ place: "Tây Ninh", date: on("2019-06-20") })).toBe(
      "Tây Ninh, ngày 20 tháng 6 năm 2019",
    )
    expect(printPlaceAndDate({ place: "Hà Nội", date: on("2020-01-05") })).toBe(
      "Hà Nội, ngày 05 tháng 01 năm 2020",
    )
    expect(printPlaceAndDate({ place: "Hà Nội", date: on("2020-03-05") })).toBe(
      "Hà Nội, ngày 05 tháng 3 năm 2020",
    )
  })

  it("are read as they were written", () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), anyDay(1990, 2090), (place, date) => {
        expect(parsePlaceAndDate(printPlaceAndDate({ place, date }))).toEqual({ place, date })
      }),
    )
  })

  it("are read without the comma, without the zeros and in any case", () => {
    const read = { place: "Hà Nội", date: "2020-01-05" }
    for (const text of ["Hà Nội ngày 5 tháng 1 năm 2020", "  Hà  Nội , Ngày 05 Tháng 01 Năm 2020. "]) {
      expect(parsePlaceAndDate(text)).toEqual(read)
      expect(parsePlaceAndDate(text.normalize("NFD"))).toEqual(read)
    }
  })

  it("are not read from a day that no year has, nor from another text", () => {
    for (const text of [
      "Hà Nội, ngày 31 tháng 02 năm 2020",
      "ngày 05 tháng 01 năm 2020",
      "Hà Nội, 05/01/2020",
      "",
    ]) {
      expect(parsePlaceAndDate(text)).toBeUndefined()
    }
  })
})

describe("The name of a place", () => {
  it("is without fault when every word of it begins with a capital, but for what kind of unit it is", () => {
    for (const place of places) expect(placeFaults(place)).toEqual([])
  })

  it("is at fault in small letters, as a bare number, with a comma, or missing", () => {
    expect(placeFaults("tây Ninh")).toEqual(["place-not-capitalised"])
    expect(placeFaults("Tây ninh")).toEqual(["place-not-capitalised"])
    expect(placeFaults("thành phố Hồ Chí Minh")).toEqual(["place-not-capitalised"])
    expect(placeFaults("1")).toEqual(["place-number-alone"])
    expect(placeFaults("Tây Ninh,")).toEqual(["place-with-comma"])
    expect(placeFaults("  ")).toEqual(["place-empty"])
  })
})
