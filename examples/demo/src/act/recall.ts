import { isProblem } from "@lienthong/core"
import { everyRow } from "@lienthong/core/report"
import { minimalPdf } from "@lienthong/testkit"
import type { Play } from "../play.ts"
import { allOf } from "../register-books.ts"
import { until } from "../until.ts"
import { dispatch, prepare } from "./issue.ts"

/** A document is recalled and the receiver agrees: content destroyed, the recall's metadata kept. */
export const recall = async (play: Play): Promise<void> => {
  const { tayNinh, ministry, progress, claims } = play
  progress.act("Thu hồi một văn bản, bên nhận đồng ý", "One document is recalled and the receiver agrees")
  const subject = "V/v mời họp (gửi nhầm ngày)"
  const { id, code } = await prepare(tayNinh, {
    type: "giay-moi",
    subject,
    files: [{ name: "giay-moi.pdf", bytes: minimalPdf({ title: subject, lines: [subject] }) }],
  })
  await dispatch(tayNinh, id, [ministry.agency.code])
  const find = async () =>
    (await allOf(everyRow(ministry.exchange.reports.incoming))).find((line) => line.code === code)
  await until("the invitation has arrived", async () => (await find()) !== undefined)
  const document = (await find())?.document ?? ""
  await ministry.exchange.incoming.accept(document, { by: ministry.registrar })

  await tayNinh.exchange.outgoing.recall(id, { reason: "Ghi sai ngày họp" }, { by: tayNinh.chief })
  await until("the receiver has been asked", async () => (await find())?.recall !== undefined)
  progress.say(`${code}: ${tayNinh.agency.name} yêu cầu lấy lại (13)`)
  await ministry.exchange.incoming.agreeToRecall(document, { by: ministry.chief })
  await until("the sender knows", async () => {
    const [delivery] = await tayNinh.exchange.outgoing.deliveries(id)
    return delivery?.standing === "recalled"
  })
  progress.say(`${code}: ${ministry.agency.name} đồng ý (15), đã hủy nội dung`)

  const kept = await ministry.exchange.incoming.get(document)
  const reading = await ministry.exchange.incoming.readFile(document, 0).then(
    () => "readable",
    (error: unknown) => (isProblem(error) ? error.code : String(error)),
  )
  claims.check(
    [
      "Văn bản thu hồi: nội dung đã hủy, thông tin thu hồi còn lưu",
      "A recalled document: its content is destroyed, the recall's metadata kept",
    ],
    kept.stage === "destroyed" &&
      kept.content === undefined &&
      kept.recall?.answer === "agreed" &&
      reading === "document/destroyed",
    { stage: kept.stage, recall: kept.recall, reading },
  )
}
