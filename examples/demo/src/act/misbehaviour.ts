import { vietnamTime } from "@lienthong/core/calendar"
import { statusCode } from "@lienthong/core/document"
import { everyRow } from "@lienthong/core/report"
import { minimalPdf } from "@lienthong/testkit"
import { officialLetter } from "../letter/official-letter.ts"
import { typeset } from "../letter/typeset.ts"
import type { Office } from "../office.ts"
import type { Play } from "../play.ts"
import { allOf } from "../register-books.ts"
import { until } from "../until.ts"
import { dispatch, prepare } from "./issue.ts"
import { dayInWords } from "./report.ts"

/** A công văn of Tây Ninh, signed and numbered. */
const letter = async ({ tayNinh, stage }: Play, to: Office, subject: string, annex?: string) => {
  const day = dayInWords(vietnamTime(stage.now()))
  const bytes = await typeset(
    officialLetter({ notation: "UBND-VP", day, subject, text: `${subject}.`, to: to.agency.name }),
  )
  return prepare(tayNinh, {
    type: "cong-van",
    subject,
    notation: "UBND-VP",
    files: [
      { name: "cong-van.pdf", bytes },
      ...(annex === undefined
        ? []
        : [{ name: `${annex}.pdf`, bytes: minimalPdf({ title: annex, lines: [annex] }) }]),
    ],
  })
}

const arrivalsOf = async ({ exchange }: Office, code: string) =>
  (await allOf(everyRow(exchange.reports.incoming))).filter((line) => line.code === code)

const standingOf = async ({ exchange }: Office, id: string) =>
  (await exchange.outgoing.deliveries(id))[0]?.standing

/** Waits for the end of what an act of the axis has begun, and checks it. */
type Outcome = () => Promise<void>

/** One packet arrives twice, and one document results. */
const deliverTwice = async (play: Play): Promise<Outcome> => {
  const { axis, tayNinh, ministry, progress, claims } = play
  const { id, code } = await letter(play, ministry, "V/v phối hợp kiểm tra kết nối liên thông")
  await axis.control.misbehave({ kind: "deliver-twice", packet: code })
  await dispatch(tayNinh, id, [ministry.agency.code])
  return async () => {
    // The second copy is read again for a minute before it is called one.
    await until("both copies have been read", async () => {
      const copies = (await axis.control.mailbox(ministry.agency.code)).filter((item) => item.code === code)
      const read = new Set(
        (await axis.control.log()).flatMap(({ event, docId }) => (event === "fetched" ? [docId] : [])),
      )
      return (
        copies.length === 2 &&
        copies.some(({ state }) => state === "done") &&
        copies.every(({ docId }) => read.has(docId))
      )
    })
    const documents = await arrivalsOf(ministry, code)
    progress.say(`${code}: trục giao hai lần, ${ministry.agency.name} có ${documents.length} văn bản`)
    claims.check(
      ["Gói tin giao hai lần chỉ thành một văn bản", "A packet delivered twice makes one document"],
      documents.length === 1,
      documents.length,
    )
  }
}

/** One packet arrives without its annex: it is refused, and the sender sees why. */
const dropAttachment = async (play: Play): Promise<Outcome> => {
  const { axis, tayNinh, department, progress, claims } = play
  const { id, code } = await letter(
    play,
    department,
    "V/v gửi danh mục thiết bị",
    "phu-luc-danh-muc-thiet-bi",
  )
  await axis.control.misbehave({ kind: "drop-attachment", packet: code, attachment: 1 })
  await dispatch(tayNinh, id, [department.agency.code])
  return async () => {
    await until("the sender sees the refusal", async () => (await standingOf(tayNinh, id)) === "refused")
    const refusal = (await tayNinh.exchange.outgoing.deliveries(id))[0]?.reports[statusCode.refused]?.refusal
    const [seen] = await arrivalsOf(department, code)
    progress.say(`${code}: mất phụ lục trên đường đi, bên nhận từ chối, mã ${refusal?.reason}`)
    claims.check(
      [
        "Văn bản thiếu tệp bị từ chối với mã lý do, bên gửi thấy lý do",
        "A document without its annex is refused with a coded reason that the sender sees",
      ],
      refusal?.reason === "attachment-missing" && seen?.stage === "refused" && seen.content === undefined,
      { refusal, stage: seen?.stage },
    )
  }
}

/** The axis takes a packet and does not answer: it is asked, and nothing is sent twice. */
const takeThenTimeOut = async (play: Play): Promise<Outcome> => {
  const { axis, tayNinh, ministry, progress, claims } = play
  const { id, code } = await letter(play, ministry, "V/v cung cấp số liệu báo cáo quý")
  await axis.control.misbehave({ kind: "take-then-time-out", packet: code, from: tayNinh.agency.code })
  // Hidden from the receiver for a while: its report would reach the sender before the axis is asked.
  await axis.control.misbehave({ kind: "delay", packet: code, listings: 60 })
  await dispatch(tayNinh, id, [ministry.agency.code])
  return async () => {
    await until("the axis has been asked", async () => {
      const [delivery] = await tayNinh.exchange.outgoing.deliveries(id)
      return delivery?.submitted !== undefined && (delivery.failure?.indeterminate ?? false)
    })
    const taken = (await axis.control.log()).filter(
      (event) => event.event === "taken" && event.kind === "document" && event.code === code,
    ).length
    await until("it has arrived", async () => (await arrivalsOf(ministry, code)).length > 0)
    const arrived = (await arrivalsOf(ministry, code)).length
    progress.say(
      `${code}: trục nhận mà không trả lời; hỏi lại: trục có ${taken} gói, bên nhận có ${arrived} văn bản`,
    )
    claims.check(
      ["Gửi quá thời gian chờ không sinh văn bản thứ hai", "A send that timed out makes no second document"],
      taken === 1 && arrived === 1,
      { taken, arrived },
    )
  }
}

/** The axis misbehaves, and nothing is lost, doubled or incomplete. */
export const misbehave = async (play: Play): Promise<void> => {
  play.progress.act(
    "Trục gặp sự cố: không trả lời, giao hai lần, mất tệp kèm",
    "The axis misbehaves: it takes a packet and does not answer, delivers twice, loses an attachment",
  )
  // A packet without its annex is read three times over half a minute: all at once.
  const outcomes = [await takeThenTimeOut(play), await deliverTwice(play), await dropAttachment(play)]
  for (const outcome of outcomes) await outcome()
}
