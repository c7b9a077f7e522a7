import { type Act, kept, notKept, why } from "./row.ts"

/** The Labour Code of 2019, as far as deadlines count in working days. */
export const labourCode: Act = {
  title: {
    en: "Labour Code 45/2019/QH14, Art. 111 and 112",
    vi: "Bộ luật Lao động 45/2019/QH14, Điều 111 và 112",
  },
  letters: ["111.1", "111.2", "111.3", "112.1", "112.2", "112.3"],
  kept: [
    kept(
      "111.3",
      "A holiday on a weekly day of rest gives the next working day off.",
      "Ngày nghỉ hằng tuần trùng ngày lễ, tết thì nghỉ bù vào ngày làm việc kế tiếp.",
      ["calendar/compensation#compensations"],
      [
        "calendar/working-calendar#is never lost to a weekend, except 24 November: every year has as many weekdays off as other holidays",
        "calendar/culture-day#gives a day in lieu only where it says so",
        "calendar/working-calendar#is a holiday even on a Sunday, and its rest moves to Monday",
      ],
    ),
    kept(
      "112.1",
      "The public holidays; Tết and Giỗ Tổ by the Vietnamese lunar calendar at UTC+7. 24 November is off since 2026 by Resolution 28/2026/QH16, Art. 2, and not made up (by secondary sources).",
      "Các ngày nghỉ lễ, tết; Tết và Giỗ Tổ tính theo âm lịch Việt Nam (UTC+7). Ngày 24/11 nghỉ từ năm 2026 theo Nghị quyết 28/2026/QH16, Điều 2, không nghỉ bù (theo nguồn thứ cấp).",
      [
        "calendar/statutory-holidays#statutoryHolidays",
        "calendar/yearly-holiday#yearlyHolidays",
        "calendar/lunar-holidays#lunarHolidays",
      ],
      [
        "calendar/lunar/lunar-calendar#of {year} are on {tet} and {hungKings}",
        "calendar/lunar/lunar-calendar#of {year} come earlier in Vietnam than in China: {inVietnam}, not {inChina}",
        "calendar/announced-days-off#{year}: are off, and no other weekday is",
        "calendar/culture-day#is off since 2026, by Resolution 28/2026/QH16, and was a working day before",
      ],
    ),
    kept(
      "112.3",
      "What the Prime Minister fixes each year, and swapped days: a table that a host can replace or extend by a file. Tết and National Day 2027 by letter 10065/VPCP-KGVX (by secondary sources).",
      "Ngày nghỉ Thủ tướng quyết định hằng năm, ngày hoán đổi: bảng dữ liệu có thể thay hoặc bổ sung bằng tệp. Tết và Quốc khánh năm 2027 theo công văn 10065/VPCP-KGVX (theo nguồn thứ cấp).",
      [
        "calendar/decided-years#decidedYears",
        "calendar/working-year#WorkingYear",
        "calendar/calendar-file#readCalendarFile",
      ],
      [
        "calendar/announced-days-off#{year}: are made up on the Saturdays that were named, and on no other weekend day",
        "calendar/working-calendar#replaces the shipped one of its year and leaves the others",
        "cli:calendar/calendar#names the notice or letter behind every swapped day",
        "calendar/calendar-file#extends the shipped table by the years it has",
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
