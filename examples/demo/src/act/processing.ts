import { statusCode } from "@lienthong/core/document"
import { everyRow, type IncomingLine, type TrackingLine } from "@lienthong/core/report"
import type { Office } from "../office.ts"
import { type Play, receivers } from "../play.ts"
import { allOf } from "../register-books.ts"
import { until } from "../until.ts"

/** Everything that a recipient reports of a document that it deals with. */
const inOrder = [
  statusCode.arrived,
  statusCode.accepted,
  statusCode.assigned,
  statusCode.processing,
  statusCode.completed,
]

const arrived = ({ exchange }: Office) => allOf(everyRow(exchange.reports.incoming, { stage: "arrived" }))

const onTheWay = ["waiting", "retrying", "sent"] as const

/** One document through the receiver's hands: accepted, assigned, worked on, completed. */
const process = async ({ exchange, registrar, chief }: Office, { document }: IncomingLine) => {
  await exchange.incoming.accept(document, { by: registrar })
  await exchange.incoming.assign(document, { to: "Phòng Tổng hợp" }, { by: chief })
  await exchange.incoming.startProcessing(document, { by: chief })
  await exchange.incoming.complete(document, { by: chief })
}

/** Receivers process the documents that came, and every status reaches the sender. */
export const processAll = async (play: Play, codes: ReadonlyArray<string>): Promise<void> => {
  const { tayNinh, progress, claims } = play
  progress.act(
    "Bên nhận tiếp nhận, phân công, xử lý và hoàn thành",
    "Receivers accept, assign, process and complete; the statuses travel back",
  )
  const { tracking } = tayNinh.exchange.reports
  const isNone = async (standing: TrackingLine["standing"]) =>
    (await tracking({ standing })).rows.length === 0
  await until("everything that was sent has arrived", async () =>
    (await Promise.all(onTheWay.map(isNone))).every((none) => none),
  )
  const wanted = new Set(codes)
  const registered: Array<string> = []
  for (const office of receivers(play)) {
    const documents = await arrived(office)
    for (const document of documents) {
      if (wanted.has(document.code)) await process(office, document)
      else await office.exchange.incoming.accept(document.document, { by: office.registrar })
    }
    registered.push(`${office.agency.code} ${documents.length}`)
  }
  progress.say(`Văn bản vào sổ đến: ${registered.join(", ")}`)
  const ours = async () => (await allOf(everyRow(tracking))).filter(({ code }) => wanted.has(code))
  await until("the sender knows that they are completed", async () =>
    (await ours()).every(({ standing }) => standing === "completed"),
  )
  await until("the sender knows that all are accepted", () => isNone("arrived"))
  const completed = await ours()
  for (const { code, to } of completed) progress.say(`${code} tại ${to.name}: 01 → 03 → 04 → 05 → 06`)
  const ids = [...new Set(completed.map(({ document }) => document))]
  const deliveries = (await Promise.all(ids.map((id) => tayNinh.exchange.outgoing.deliveries(id)))).flat()
  claims.check(
    [
      "Các trạng thái 01, 03, 04, 05, 06 đều về tới bên gửi",
      "The statuses 01, 03, 04, 05 and 06 all came back",
    ],
    deliveries.length > 0 && deliveries.every(({ reports }) => inOrder.every((code) => reports[code])),
    deliveries.map(({ reports }) => Object.keys(reports)),
  )
}
