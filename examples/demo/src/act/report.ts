import { dateOf, printDate, type VietnamTime, vietnamTime, yearOf } from "@lienthong/core/calendar"
import { report, reportSubject } from "../letter/report.ts"
import { typeset } from "../letter/typeset.ts"
import type { Play } from "../play.ts"
import { until } from "../until.ts"
import { dispatch, prepare } from "./issue.ts"

/** `ngày 20 tháng 6 năm 2019`, as Decree 30/2020, Annex I, writes a day. */
export const dayInWords = (time: VietnamTime): string => {
  const [day, month, year] = printDate(dateOf(time)).split("/")
  return `ngày ${day} tháng ${month} năm ${year}`
}

/** Drafts the report, signs it twice, numbers and dispatches it. Returns its id and its code. */
export const issueReport = async (play: Play): Promise<{ id: string; code: string }> => {
  const { tayNinh, governmentOffice, ministry, department, progress, claims, stage } = play
  const today = vietnamTime(stage.now())
  progress.act(
    "Tây Ninh lập, ký số và phát hành báo cáo",
    "Tây Ninh drafts, signs, numbers and dispatches its report",
  )
  if (stage.run === 1) {
    const year = yearOf(dateOf(today))
    await tayNinh.exchange.registers.open(
      { register: "outgoing", year, next: 105 },
      { by: tayNinh.registrar },
    )
    progress.say(`Sổ văn bản đi năm ${year} tiếp nối sổ giấy, số tiếp theo là 105`)
  }
  const pdf = await typeset(report(dayInWords(today)))
  progress.say(`Dự thảo: Báo cáo, 3 trang PDF kèm phụ lục, ${pdf.length} byte`)
  const { id, code } = await prepare(tayNinh, {
    type: "bao-cao",
    subject: reportSubject,
    files: [{ name: "bao-cao-thi-diem-gui-nhan-van-ban-dien-tu.pdf", bytes: pdf }],
    pageAmount: 3,
    toPlaces: ["Văn phòng Chính phủ (b/c)", "Bộ TTTT", "Sở TTTT", "Lưu: VT"],
  })
  progress.say(`${tayNinh.chief.name} ký; văn thư cấp số ${code} và ký số của cơ quan`)
  const { lines, deadline } = await dispatch(tayNinh, id, [
    { code: governmentOffice.agency.code, capacity: "government" },
    ministry.agency.code,
    department.agency.code,
  ])
  for (const { to, way } of lines)
    progress.say(`→ ${to.name}: điện tử${way.paper ? " và giấy" : ", không gửi giấy"} (${way.article})`)
  progress.say(`Hạn gửi: ${deadline.due.slice(0, 16).replace("T", " ")} (${deadline.article})`)

  const onPaper = lines.filter(({ way }) => way.paper)
  claims.check(
    [
      "Báo cáo chỉ gửi kèm bản giấy tới Văn phòng Chính phủ, theo Điều 7.2a",
      "The report goes on paper only to Văn phòng Chính phủ, by Art. 7.2a",
    ],
    onPaper.length === 1 &&
      onPaper[0]?.to.code === governmentOffice.agency.code &&
      onPaper[0].way.article.endsWith("7.2a"),
    onPaper,
  )
  if (stage.run === 1)
    claims.check(
      ["Báo cáo mang số 105/BC-UBND ngày 20/6/2019", "The report is number 105/BC-UBND of 20 June 2019"],
      code === "105/BC-UBND" && dateOf(today) === "2019-06-20",
      code,
    )
  await until("the report is with the axis", async () =>
    (await tayNinh.exchange.outgoing.deliveries(id)).every(({ submitted }) => submitted !== undefined),
  )
  await tayNinh.exchange.outgoing.recordPaperSent(
    id,
    { recipient: governmentOffice.agency.code },
    { by: tayNinh.registrar },
  )
  return { id, code }
}
