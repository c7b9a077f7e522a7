import { type Act, kept, notKept, why } from "./row.ts"

/** The Labour Code of 2019, as far as deadlines count in working days. */
export const labourCode: Act = {
  title: {
    en: "Labour Code 45/2019/QH14, Art. 111 and 112",
    vi: "Bộ luật Lao động 45/2019/QH14, Điều 111 và 112",
  },
  articles: [111, 112],
  kept: [
    kept(
      "111.3",
      "A holiday on a weekly day of rest gives the next working day off.",
      "Ngày nghỉ hằng tuần trùng ngày lễ, tết thì nghỉ bù vào ngày làm việc kế tiếp.",
      ["calendar/compensation#compensations"],
      [
        "calendar/working-calendar#is never lost to a weekend: every year has as many weekdays off as holidays",
        "calendar/working-calendar#is a holiday even on a Sunday, and its rest moves to Monday",
      ],
    ),
    kept(
      "112.1",
      "The public holidays; Tết and Giỗ Tổ by the Vietnamese lunar calendar at UTC+7.",
      "Các ngày nghỉ lễ, tết; Tết và Giỗ Tổ tính theo âm lịch Việt Nam (UTC+7).",
      ["calendar/statutory-holidays#statutoryHolidays", "calendar/lunar/lunar-holidays#lunarHolidays"],
      [
        "calendar/lunar/lunar-calendar#of {year} are on {tet} and {hungKings}",
        "calendar/lunar/lunar-calendar#of {year} come earlier in Vietnam than in China: {inVietnam}, not {inChina}",
        "calendar/announced-days-off#{year}: are off, and no other weekday is",
      ],
    ),
    kept(
      "112.3",
      "What the Prime Minister fixes each year, and swapped days: a table that a host can replace. Of the swaps of 2/5/2025 and 31/8/2026 the letter's number is not known.",
      "Ngày nghỉ Thủ tướng quyết định hằng năm, ngày hoán đổi: bảng dữ liệu có thể thay. Chưa rõ số công văn về hoán đổi ngày 02/5/2025 và 31/8/2026.",
      ["calendar/decided-years#decidedYears", "calendar/working-year#WorkingYear"],
      [
        "calendar/announced-days-off#{year}: are made up on the Saturdays that were named, and on no other weekend day",
        "calendar/working-calendar#replaces the shipped one of its year and leaves the others",
        "testkit:cli/calendar#says plainly of a swap whose letter has no known number that it has none",
        "calendar/given-tables#is refused wherever such a day stands in it, with the place and the day",
      ],
    ),
  ],
  notKept: [
    notKept(
      "111.1, 111.2",
      { en: "Weekly rest, set by the employer", vi: "Nghỉ hằng tuần do cơ quan sắp xếp" },
      {
        en: "Agencies rest on Saturday and Sunday; other rhythms are the host's own calendar.",
        vi: "Cơ quan nghỉ thứ Bảy, Chủ nhật; chế độ khác do phần mềm chủ khai báo.",
      },
    ),
    notKept(
      "112.2",
      { en: "Foreign workers' own holidays", vi: "Ngày nghỉ của người lao động nước ngoài" },
      why.frame,
    ),
  ],
}
