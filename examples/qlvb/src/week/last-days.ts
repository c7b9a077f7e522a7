import { whoIs } from "../agency/office.ts"
import { arrivalOf } from "./arrivals.ts"
import { acceptAndAssign, complete, start } from "./deal-with.ts"
import { issue } from "./issue.ts"
import type { Stage, Step } from "./stage.ts"
import { subjects } from "./subject.ts"

const outgoingOf = async ({ province }: Stage, subject: string): Promise<string> => {
  const { rows } = await province.exchange.reports.outgoing({ limit: 100 })
  const found = rows.find(({ draft }) => draft.subject === subject)
  if (!found) throw new Error(`the province has not issued “${subject}”`)
  return found.document
}

/** The province recalls its notice, which went out with the wrong date. */
const recallMeeting = async (stage: Stage) =>
  stage.province.exchange.outgoing.recall(
    await outgoingOf(stage, subjects.meeting),
    { reason: "Ghi sai ngày họp" },
    { by: whoIs(stage.province, "clerk") },
  )

/** Paper of a document that is here electronically: a waste (Decision 28, Art. 5.3). */
const paperComesToo = async ({ province }: Stage) =>
  province.exchange.incoming.recordPaperReceived(
    await arrivalOf(province, subjects.procedures),
    { receivedOn: new Date(province.now() + 7 * 3_600_000).toISOString().slice(0, 10) },
    { by: whoIs(province, "clerk") },
  )

/** The province keeps the documents of one matter together. */
const fileTogether = async (stage: Stage) => {
  const { province } = stage
  const by = { by: whoIs(province, "drafter") }
  const { rows } = await province.exchange.reports.workFiles({}, by)
  const file = rows[0]?.file ?? ""
  for (const subject of [subjects.review, subjects.rules])
    await province.exchange.workFiles.add(file, { document: await outgoingOf(stage, subject) }, by)
}

/** Work that stands on desks at the end of the week. */
const leaveOnDesks = async ({ province, department, commune, governmentOffice, write }: Stage) => {
  const none: ReadonlyArray<string> = []
  await issue(
    province,
    { type: "cong-van", subject: "Đôn đốc giải ngân vốn đầu tư công quý IV", urgency: "urgent", to: none },
    write,
    "drafted",
  )
  await issue(
    province,
    { type: "bao-cao", subject: "Kết quả cải cách hành chính năm nay", to: none },
    write,
    "drafted",
  )
  await issue(
    province,
    { type: "thong-bao", subject: "Kết luận của Chủ tịch UBND tỉnh tại phiên họp thường kỳ", to: none },
    write,
    "signed",
  )
  await issue(
    province,
    { type: "chi-thi", subject: "Tăng cường phòng cháy, chữa cháy mùa khô", to: none },
    write,
    "sealed",
  )
  await issue(
    department,
    {
      type: "cong-van",
      unit: "CĐS",
      subject: "Góp ý dự thảo Đề án dữ liệu dùng chung của tỉnh",
      to: ["H53"],
    },
    write,
  )
  await issue(
    commune,
    { type: "to-trinh", subject: "Chủ trương đầu tư chợ đầu mối nông sản giai đoạn 2", to: ["H53"] },
    write,
  )
  await issue(
    governmentOffice,
    {
      type: "cong-van",
      unit: "TH",
      subject: "Số liệu cán bộ, công chức cấp xã sau sắp xếp đơn vị hành chính",
      urgency: "very-urgent",
      to: ["H53", "H53.72"],
    },
    write,
  )
}

/** The last three days of the week. */
export const lastDays: ReadonlyArray<Step> = [
  {
    day: 2,
    time: "08:30",
    act: ({ province, write }) =>
      issue(
        province,
        { type: "thong-bao", subject: subjects.meeting, to: ["H53.13", "H53.72", "H53.66"] },
        write,
      ),
  },
  { day: 2, time: "09:15", answers: true, act: recallMeeting },
  {
    day: 2,
    time: "09:40",
    act: async ({ department }) =>
      department.exchange.incoming.agreeToRecall(await arrivalOf(department, subjects.meeting), {
        by: whoIs(department, "clerk"),
      }),
  },
  {
    day: 2,
    time: "10:20",
    act: ({ commune, write }) =>
      issue(
        commune,
        { type: "cong-van", unit: "KT", subject: subjects.pump, to: ["H53.13", "H53.10"] },
        write,
      ),
  },
  {
    day: 2,
    time: "10:50",
    act: async ({ department }) =>
      department.exchange.incoming.refuse(
        await arrivalOf(department, subjects.pump),
        { reason: "outside-function", text: "Nội dung thuộc Sở Nông nghiệp và Môi trường." },
        { by: whoIs(department, "clerk") },
      ),
  },
  {
    day: 2,
    time: "14:20",
    act: ({ department }) => complete(department, subjects.review, "Đã rà soát 100 % đơn vị"),
  },
  { day: 2, time: "15:10", act: ({ commune }) => start(commune, subjects.review) },
  {
    day: 3,
    time: "08:40",
    answers: true,
    act: ({ province, write }) =>
      issue(
        province,
        { type: "quyet-dinh", subject: subjects.rules, to: ["H53.13", "H53.72", "H53.04", "H53.58"] },
        write,
      ),
  },
  {
    day: 3,
    time: "09:20",
    act: ({ province }) =>
      acceptAndAssign(province, subjects.procedures, { unit: 3, note: "Theo dõi, tổng hợp" }),
  },
  { day: 3, time: "10:00", act: paperComesToo },
  {
    day: 3,
    time: "14:45",
    act: async (stage) =>
      issue(
        stage.province,
        {
          type: "quyet-dinh",
          subject: subjects.rules,
          to: ["H53.13", "H53.72", "H53.04"],
          replaces: await outgoingOf(stage, subjects.rules),
        },
        stage.write,
      ),
  },
  {
    day: 4,
    time: "09:05",
    answers: true,
    act: async ({ commune, refuseNext, write }) => {
      await refuseNext(commune.profile.code)
      return issue(
        commune,
        { type: "bao-cao", subject: "Kết quả thu ngân sách xã tháng trước", to: ["H53"] },
        write,
      )
    },
  },
  { day: 4, time: "11:00", act: fileTogether },
  { day: 4, time: "14:30", act: leaveOnDesks },
  {
    day: 4,
    time: "16:40",
    answers: true,
    act: ({ province, write }) =>
      issue(
        province,
        {
          type: "giay-moi",
          subject: "Họp Ban Chỉ đạo chuyển đổi số tỉnh",
          urgency: "urgent",
          to: ["H53.13", "H53.72", "H53.04", "H53.81"],
        },
        write,
      ),
  },
]
