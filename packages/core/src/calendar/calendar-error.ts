import { Schema } from "effect"
import { problemFields } from "../problem/problem.ts"
import { type Catalogue, say } from "../problem/sentence.ts"

const reasons = ["row-invalid", "row-twice", "hours-invalid"] as const

const catalogue: Catalogue<(typeof reasons)[number]> = {
  "row-invalid": {
    en: "Row {row} of the calendar (year {year}) cannot be used: {field} must not be {value}.",
    vi: "Dòng {row} của bảng lịch (năm {year}) không dùng được: {field} không được là {value}.",
    next: {
      en: "Correct the row: days are written as 2027-02-06, exist, and are of the row's year.",
      vi: "Sửa dòng này: ngày ghi theo mẫu 2027-02-06, phải có thật và thuộc năm của dòng.",
    },
  },
  "row-twice": {
    en: "Row {row} of the calendar is the second one for the year {year}: one of them would be lost.",
    vi: "Dòng {row} của bảng lịch trùng năm {year} với một dòng khác: một trong hai dòng sẽ bị bỏ qua.",
    next: { en: "Put both into one row.", vi: "Gộp hai dòng thành một." },
  },
  "hours-invalid": {
    en: "The office hours cannot be used: {field} must not be {value}.",
    vi: "Giờ làm việc không dùng được: {field} không được là {value}.",
    next: {
      en: "Correct them: times are written as 07:30, and each session ends after it begins.",
      vi: "Sửa lại: giờ ghi theo mẫu 07:30, mỗi buổi kết thúc sau khi bắt đầu.",
    },
  },
}

/**
 * What a host handed in for its working calendar cannot be used (bảng lịch không dùng được). No calendar was made.
 *
 * `detail.row` counts the rows from 1, `detail.field` is the place in it, `daysOff.0.date`, and `detail.value` the
 * beginning of what stands there, as JSON.
 */
export class CalendarError extends Schema.TaggedError<CalendarError>()("CalendarError", {
  reason: Schema.Literals(reasons),
  ...problemFields,
}) {
  get code() {
    return `calendar/${this.reason}`
  }
  get sentence() {
    return say(catalogue[this.reason], this.detail)
  }
  override get message() {
    return this.sentence.en
  }
}
