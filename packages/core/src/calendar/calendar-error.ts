import { problemClass } from "../problem/problem-class.ts"

const catalogue = {
  "row-invalid": {
    status: 422,
    en: "Row {row} of the calendar (year {year}) cannot be used: {problem}",
    vi: "Dòng {row} của bảng lịch (năm {yearVi}) không dùng được: {problemVi}",
    next: {
      en: "Correct the row: `year` is a number from 2018, `basis` is decided or expected, and days are written as 2027-02-06, exist, and are of the row's year.",
      vi: "Sửa dòng này: `year` là số từ 2018, `basis` là `decided` hoặc `expected`, ngày ghi theo mẫu 2027-02-06, phải có thật và thuộc năm của dòng.",
    },
  },
  "row-twice": {
    status: 422,
    en: "Row {row} of the calendar is a second row for the year {year}: one of them would be ignored.",
    vi: "Dòng {row} của bảng lịch trùng năm {year} với một dòng khác: một trong hai dòng sẽ bị bỏ qua.",
    next: { en: "Merge both into one row.", vi: "Gộp hai dòng thành một." },
  },
  "holiday-invalid": {
    status: 422,
    en: "Yearly holiday {row} of the calendar cannot be used: {problem}",
    vi: "Ngày lễ hằng năm thứ {row} của bảng lịch không dùng được: {problemVi}",
    next: {
      en: "Correct it: `day` is written as 11-24, `since` and `until` as 2026-07-01, `compensated` is true or false.",
      vi: "Sửa lại: `day` ghi theo mẫu 11-24, `since` và `until` ghi theo mẫu 2026-07-01, `compensated` là true hoặc false.",
    },
  },
  "hours-invalid": {
    status: 422,
    en: "The office hours cannot be used: {problem}",
    vi: "Giờ làm việc không dùng được: {problemVi}",
    next: {
      en: "Correct them: times are written as 07:30, and each session ends after it begins.",
      vi: "Sửa lại: giờ ghi theo mẫu 07:30, mỗi buổi kết thúc sau khi bắt đầu.",
    },
  },
  "table-invalid": {
    status: 422,
    en: "The calendar cannot be used: {problem}",
    vi: "Bảng lịch không dùng được: {problemVi}",
    next: {
      en: "Pass an object with those of `years`, `yearlyHolidays` and `hours` that differ from the defaults; the first two are lists.",
      vi: "Khai báo đối tượng gồm `years`, `yearlyHolidays` và `hours` khi khác với bảng có sẵn: hai mục đầu là danh sách.",
    },
  },
  "file-invalid": {
    status: 422,
    en: "Line {line} of the calendar file: {problem}",
    vi: "Dòng {line} của tệp lịch: {problemVi}",
    next: {
      en: "Correct the file and check it again: `lienthong calendar check FILE`.",
      vi: "Sửa tệp rồi kiểm tra lại: `lienthong calendar check FILE`.",
    },
  },
  "file-not-json": {
    status: 422,
    en: "The calendar file is not valid JSON from line {line} on.",
    vi: "Tệp lịch không phải JSON: không đọc được từ dòng {line}.",
    next: {
      en: "Check there for a missing or extra comma or quotation mark.",
      vi: "Kiểm tra tại đó xem có thiếu hoặc thừa dấu phẩy, dấu ngoặc kép không.",
    },
  },
  "file-not-utf8": {
    status: 422,
    en: "The calendar file is not UTF-8 text: line {line} is in another encoding, such as UTF-16.",
    vi: "Tệp lịch không dùng bảng mã UTF-8: dòng {line} thuộc bảng mã khác, ví dụ UTF-16.",
    next: {
      en: "Save the file as UTF-8 and check it again: `lienthong calendar check FILE`.",
      vi: "Lưu tệp theo bảng mã UTF-8 rồi kiểm tra lại: `lienthong calendar check FILE`.",
    },
  },
  "day-invalid": {
    status: 422,
    en: "The calendar was asked for something that is not a day: {problem}",
    vi: "Giá trị dùng để tra lịch không phải một ngày: {problemVi}",
    next: {
      en: "Pass a day that exists, as `2026-11-24`. Today is `dateOf(vietnamTime(Date.now()))`.",
      vi: "Cần truyền ngày có thật theo mẫu `2026-11-24`. Hôm nay là `dateOf(vietnamTime(Date.now()))`.",
    },
  },
  "year-invalid": {
    status: 422,
    en: "The calendar was asked for something that is not a year: {problem}",
    vi: "Giá trị dùng để tra lịch không phải một năm: {problemVi}",
    next: { en: "Pass the year as a number, as `2026`.", vi: "Cần truyền năm dạng số, ví dụ `2026`." },
  },
  "file-not-text": {
    status: 422,
    en: "The value given for the calendar file is not its text.",
    vi: "Giá trị được truyền vào không phải nội dung tệp lịch dạng chữ.",
    next: {
      en: 'Pass the text of the file: `await readFile(path, "utf8")`.',
      vi: 'Cần truyền nội dung tệp dạng chữ: `await readFile(path, "utf8")`.',
    },
  },
} as const

/**
 * The data that a host gave for its working calendar cannot be used (bảng lịch không dùng được), and no
 * calendar was created; or a calendar was asked for a value that is not a day.
 *
 * `detail.row` counts the rows from 1, `detail.field` is the path within the row, `daysOff.0.date`, and
 * `detail.value` is the beginning of the value there, if any, as JSON. `detail.known` lists the existing
 * fields when `detail.field` is not one of them. For a file, `detail.line` is the line and `detail.field` the
 * path within the whole file.
 */
export class CalendarError extends problemClass<CalendarError>()("CalendarError", "calendar", catalogue) {}
