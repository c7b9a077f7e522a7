import { dateOf, vietnamTime, yearOf } from "@lienthong/core/calendar"
import { whoIs } from "../agency/office.ts"
import { arrivalOf } from "./arrivals.ts"
import { acceptAndAssign, complete, start } from "./deal-with.ts"
import { issue } from "./issue.ts"
import type { Stage, Step } from "./stage.ts"
import { subjects } from "./subject.ts"

/** The registers go on from where the paper books of the year stood. */
const openBooks = async ({ province, department }: Stage) => {
  const year = yearOf(dateOf(vietnamTime(province.now())))
  const open = (office: typeof province, register: string, next: number) =>
    office.exchange.registers.open({ register, year, next }, { by: whoIs(office, "clerk") })
  await open(province, "outgoing", 6_214)
  await open(province, "incoming", 4_802)
  await open(department, "outgoing", 1_287)
  const matter = {
    year,
    notation: "12-CĐS",
    title: "Gửi, nhận văn bản điện tử trong tỉnh",
    maintenance: "10 năm",
  }
  await province.exchange.workFiles.open(matter, { by: whoIs(province, "drafter") })
}

/** All to whom the province's letter of the week goes. */
const everybody = [
  "H53.13",
  "H53.72",
  "H53.04",
  "H53.07",
  "H53.10",
  "H53.12",
  "H53.58",
  "H53.63",
  "H53.66",
  "H53.81",
  "G22",
]

/** The first two days of the week. */
export const firstDays: ReadonlyArray<Step> = [
  { day: 0, time: "07:45", act: openBooks },
  {
    day: 0,
    time: "08:05",
    act: ({ governmentOffice, write }) =>
      issue(
        governmentOffice,
        { type: "cong-van", unit: "NN", subject: subjects.flood, urgency: "flash", to: ["H53"] },
        write,
      ),
  },
  {
    day: 0,
    time: "08:20",
    act: ({ province }) =>
      acceptAndAssign(province, subjects.flood, {
        unit: 1,
        joining: 0,
        note: "Tổng hợp, báo cáo trước 15 giờ",
      }),
  },
  {
    day: 0,
    time: "09:10",
    act: ({ province, write, dueDate }) =>
      issue(
        province,
        {
          type: "cong-van",
          unit: "KGVX",
          subject: subjects.review,
          urgency: "urgent",
          dueDate,
          to: everybody,
        },
        write,
      ),
  },
  { day: 0, time: "09:50", act: ({ province }) => start(province, subjects.flood) },
  {
    day: 0,
    time: "10:30",
    act: ({ department }) =>
      acceptAndAssign(department, subjects.review, { unit: 0, note: "Chủ trì rà soát, báo cáo UBND tỉnh" }),
  },
  { day: 0, time: "14:10", answers: true, act: ({ department }) => start(department, subjects.review) },
  {
    day: 0,
    time: "15:05",
    act: ({ department, write }) =>
      issue(department, { type: "to-trinh", subject: subjects.funds, urgency: "urgent", to: ["H53"] }, write),
  },
  {
    day: 0,
    time: "15:20",
    act: ({ commune }) => acceptAndAssign(commune, subjects.review, { unit: 1, note: "Rà soát tại xã" }),
  },
  {
    day: 1,
    time: "08:15",
    act: ({ province }) =>
      acceptAndAssign(province, subjects.funds, { unit: 1, note: "Thẩm định, tham mưu Chủ tịch" }),
  },
  {
    day: 1,
    time: "09:00",
    act: ({ commune, write }) =>
      issue(commune, { type: "bao-cao", subject: subjects.procedures, to: ["H53", "H53.13"] }, write),
  },
  {
    day: 1,
    time: "10:00",
    act: async ({ province, write }) => {
      const answers = await arrivalOf(province, subjects.flood)
      return issue(
        province,
        { type: "bao-cao", subject: subjects.floodReport, urgency: "flash", answers, to: ["G22"] },
        write,
      )
    },
  },
  {
    day: 1,
    time: "10:20",
    act: ({ province }) => complete(province, subjects.flood, "Đã báo cáo Văn phòng Chính phủ"),
  },
  {
    day: 1,
    time: "10:40",
    act: ({ governmentOffice }) =>
      acceptAndAssign(governmentOffice, subjects.floodReport, { unit: 1, note: "Tổng hợp" }),
  },
  {
    day: 1,
    time: "14:00",
    act: ({ province, write }) =>
      issue(
        province,
        {
          type: "ke-hoach",
          subject: subjects.plan,
          to: ["H53.13", "H53.04", "H53.07", "H53.10", "H53.66", "H53.81", "H53.72"],
        },
        write,
      ),
  },
  {
    day: 1,
    time: "14:30",
    answers: true,
    act: async ({ governmentOffice }) => {
      await start(governmentOffice, subjects.floodReport)
      await complete(governmentOffice, subjects.floodReport, "Đã tổng hợp trình Thủ tướng")
    },
  },
]
