import { vietnamTime } from "@lienthong/core/calendar"
import { minimalPdf } from "@lienthong/testkit"
import { officialLetter } from "../letter/official-letter.ts"
import { typeset } from "../letter/typeset.ts"
import type { Play } from "../play.ts"
import { clockTime } from "../show/progress.ts"
import { until } from "../until.ts"
import { dispatch, prepare } from "./issue.ts"
import { dayInWords } from "./report.ts"

export const ordinaryCount = 200

/** The number of ordinary documents that leave before the urgent one is issued. */
const headStart = 20

/** Ordinary letters queue up, and a hỏa tốc công điện that is issued after them leaves before them. */
export const overtake = async (play: Play): Promise<{ id: string; code: string }> => {
  const { tayNinh, line, department, axis, progress, claims, stage } = play
  await line.close()
  progress.act(
    `${ordinaryCount} công văn thường chờ gửi, rồi một công điện hỏa tốc`,
    `${ordinaryCount} ordinary letters are queued, then one flash telegram`,
  )
  for (let number = 1; number <= ordinaryCount; number++) {
    const subject = `V/v rà soát hồ sơ công việc đợt ${number}`
    const { id } = await prepare(tayNinh, {
      type: "cong-van",
      subject,
      files: [{ name: `cong-van-${number}.pdf`, bytes: minimalPdf({ title: subject, lines: [subject] }) }],
      notation: "UBND-VP",
    })
    await dispatch(tayNinh, id, [department.agency.code])
  }
  progress.say(`${ordinaryCount} công văn đã ký, cấp số và xếp hàng chờ gửi`)
  const before = (await axis.control.log()).length
  const takenSince = async () =>
    (await axis.control.log())
      .slice(before)
      .filter(
        ({ event, kind, from }) => event === "taken" && kind === "document" && from === tayNinh.agency.code,
      )

  line.open()
  await until("the first ordinary documents have left", async () => (await takenSince()).length >= headStart)

  const day = dayInWords(vietnamTime(stage.now()))
  const subject = "Công điện về việc ứng phó mưa lũ"
  const bytes = await typeset(
    officialLetter({
      title: "CÔNG ĐIỆN HỎA TỐC",
      notation: "CĐ-UBND",
      day,
      subject,
      text: subject,
      to: department.agency.name,
    }),
  )
  const urgent = await prepare(tayNinh, {
    type: "cong-dien",
    subject,
    urgency: "flash",
    files: [{ name: "cong-dien.pdf", bytes }],
  })
  const queuedAt = vietnamTime(stage.now())
  await dispatch(tayNinh, urgent.id, [department.agency.code])
  const waiting = (await tayNinh.exchange.work.list()).filter(({ lane }) => lane === 3).length
  await until("all of them have left", async () => (await takenSince()).length > ordinaryCount)

  const taken = await takenSince()
  const position = taken.findIndex(({ code }) => code === urgent.code) + 1
  const last = taken.at(-1)
  progress.say(
    `Công điện ${urgent.code} vào hàng thứ ${ordinaryCount + 1} lúc ${clockTime(queuedAt)}, còn ${waiting} công văn đang chờ`,
  )
  progress.say(
    `Trục nhận công điện ở vị trí thứ ${position}/${taken.length} lúc ${clockTime(taken[position - 1]?.time)}`,
  )
  progress.say(`Công văn cuối cùng (${last?.code}) tới trục lúc ${clockTime(last?.time)}`)
  const overtaken = position > 0 ? taken.length - position : 0
  claims.check(
    [
      `Công điện hỏa tốc vượt qua ${overtaken} công văn thường đang chờ`,
      `The flash telegram overtook ${overtaken} ordinary documents that were waiting`,
    ],
    // Those that are on their way when it is queued still arrive before it, more of them on a busy machine.
    overtaken > 0 && overtaken >= waiting / 2,
    { position, of: taken.length, waiting },
  )
  claims.check(
    [
      `Cả ${ordinaryCount + 1} văn bản đều tới trục đúng một lần`,
      `All ${ordinaryCount + 1} documents reached the axis exactly once`,
    ],
    new Set(taken.map(({ code }) => code)).size === ordinaryCount + 1 && taken.length === ordinaryCount + 1,
    taken.length,
  )
  return urgent
}
