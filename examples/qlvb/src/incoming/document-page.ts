import type { Incoming, Permissions } from "@lienthong/core"
import type { DutyLine } from "@lienthong/core/report"
import { dueMark } from "../page/due.ts"
import { fileLinks } from "../page/files.ts"
import { actionButton } from "../page/form.ts"
import { pageHead } from "../page/head.ts"
import { historyList } from "../page/history.ts"
import { html, type Markup } from "../page/html.ts"
import { stateMark, statusState } from "../page/state.ts"
import { longDate, longTime } from "../page/time.ts"
import { urgencyStamp } from "../page/urgency.ts"
import { get, type Viewer, type Visit } from "../visit/visit.ts"
import { arrivalStamp } from "./arrival-stamp.ts"
import { notesOn } from "./notes.ts"
import { incomingStrip } from "./own-strip.ts"
import { awaitsAnswer, incomingStatus } from "./stage.ts"

/** The acts that this person may carry out now: buttons for what is done at once, links for the rest. */
const actsOn = (viewer: Viewer, document: string, incoming: Incoming, may: Permissions): Markup => {
  const { say } = viewer
  const at = `/den/${document}`
  const link = (to: string, label: string) => html`<a class="btn" href=${`${at}/${to}`}>${label}</a>`
  const { recall, update } = incoming
  const allowed = (action: keyof Permissions) => may[action]?.allowed === true
  return [
    allowed("incoming.accept") &&
      actionButton(viewer, `${at}/tiep-nhan`, say("Tiếp nhận", "Accept"), "primary"),
    allowed("incoming.assign") && link("chuyen", say("Chuyển xử lý…", "Assign…")),
    allowed("incoming.startProcessing") &&
      actionButton(viewer, `${at}/bat-dau`, say("Bắt đầu xử lý", "Start"), "primary"),
    allowed("incoming.complete") && link("hoan-thanh", say("Hoàn thành…", "Complete…")),
    allowed("outgoing.draft") &&
      incoming.stage !== "arrived" &&
      html`<a class="btn" href=${`/di/moi?tra-loi=${document}`}>${say("Soạn trả lời", "Draft a reply")}</a>`,
    allowed("incoming.handBack") && link("chuyen-tra", say("Chuyển trả người giao…", "Hand back…")),
    allowed("incoming.extend") && link("gia-han", say("Gia hạn…", "Extend…")),
    incoming.stage !== "arrived" &&
      incoming.stage !== "refused" &&
      html`<a class="btn" href=${`/ho-so/them/${document}`}>${say("Thêm vào hồ sơ…", "Add to a work file…")}</a>`,
    allowed("incoming.refuse") && link("tu-choi", say("Từ chối nhận…", "Refuse…")),
    recall &&
      !recall.answer && [
        allowed("incoming.agreeToRecall") &&
          link("tra-loi-thu-hoi", say("Trả lời thu hồi…", "Answer the recall…")),
      ],
    update &&
      !update.answer &&
      allowed("incoming.agreeToUpdate") &&
      link("tra-loi-cap-nhat", say("Trả lời cập nhật…", "Answer the update…")),
  ]
}

const signatureRows = ({ tell, say }: Viewer, { content }: Incoming): Markup =>
  content &&
  html`<section><h2>${say("Giá trị pháp lý và chữ ký số", "Legal value and signatures")}</h2>
    <p>${content.legalValue === "original" ? say("Bản gốc, thay cho bản giấy", "An original; it replaces the paper") : say("Chỉ để biết, tham khảo", "For information only")}
      ${content.legalValueGround && html`<span class="s13"> ${tell(content.legalValueGround.reason)} (${content.legalValueGround.article})</span>`}</p>
    <ul class="plain">${content.signatures.map(
      ({ file, finding }) =>
        html`<li>${finding.signer ?? say("Không rõ người ký", "Unknown signer")}: <b>${finding.verdict === "valid" ? say("hợp lệ", "valid") : finding.verdict}</b> <span class="s13">${file}</span></li>`,
    )}</ul></section>`

const dutyRows = (viewer: Viewer, duties: ReadonlyArray<DutyLine>): Markup =>
  duties.length > 0 &&
  html`<section><h2>${viewer.say("Việc phải làm", "Duties")}</h2>
    <ul class="plain">${duties.map((duty) => html`<li class="row"><span>${viewer.tell(duty.reason)}</span> ${dueMark(viewer, duty)}</li>`)}</ul></section>`

const facts = (viewer: Viewer, incoming: Incoming): Markup => {
  const { say } = viewer
  const { envelope, registered, assignedTo, joining, assignmentNote, deadline, arrivedAt } = incoming
  const fact = (label: string, value: Markup) => value && html`<span>${label} <b>${value}</b></span>`
  return html`<p class="facts">
    ${fact(`${envelope.typeName ?? say("Văn bản", "Document")}`, `${envelope.code.number}/${envelope.code.notation}`)}
    ${fact(say("ngày", "of"), longDate(envelope.date))}
    ${fact(say("Nơi gửi:", "From:"), `${envelope.from.name ?? ""} (${envelope.from.code})`)}
    ${fact(say("Ký:", "Signed by:"), [envelope.signer.position, envelope.signer.fullName].filter(Boolean).join(" "))}
    ${fact(say("Đến lúc:", "Arrived:"), arrivedAt && longTime(arrivedAt))}
    ${fact(say("Số đến:", "Arrival no.:"), registered?.number)}
    ${fact(say("Hạn trả lời:", "Answer by:"), longDate(envelope.dueDate))}
    ${fact(say("Chủ trì:", "Lead:"), assignedTo)}${fact(say("Phối hợp:", "Supporting:"), joining?.join(", "))}
    ${fact(say("Ý kiến chỉ đạo:", "Instruction:"), assignmentNote && `“${assignmentNote}”`)}
    ${fact(say("Hạn xử lý:", "Due:"), longDate(deadline?.due))}
  </p>`
}

const documentPage = async (visit: Visit) => {
  const { viewer, param } = visit
  const { office, person, say } = viewer
  const { exchange } = office
  const document = param("id")
  const [incoming, may, history, duties] = await Promise.all([
    exchange.incoming.get(document, { by: person }),
    exchange.permissionsOf(person, document),
    exchange.reports.timeline(document, { by: person }),
    exchange.reports.duties({ direction: "incoming", open: true, limit: 500 }, { by: person }),
  ])
  const own = duties.rows.filter((duty) => duty.document === document)
  const code = `${incoming.envelope.code.number}/${incoming.envelope.code.notation}`
  return {
    kind: "page",
    title: `${code} ${say("đến", "incoming")}`,
    body: html`<nav class="crumbs" aria-label=${say("Vị trí", "Place")}><a href="/den">${say("Văn bản đến", "Incoming")}</a> › ${code}</nav>
      ${pageHead([urgencyStamp(incoming.envelope.urgency), incoming.envelope.subject], stateMark(statusState(incomingStatus(incoming), say)))}
      ${facts(viewer, incoming)}
      <div class="row acts">${actsOn(viewer, document, incoming, may)}</div>
      ${awaitsAnswer(incoming) && html`<div class="say tim"><b>${say("Bên gửi chờ trả lời.", "The sender is waiting for an answer.")}</b></div>`}
      ${notesOn(viewer, incoming)}
      ${incomingStrip(viewer, history.rows)}
      <div class="halves"><div class="card pad">
        <section><h2>${say("Tệp", "Files")}</h2>
        ${incoming.content ? fileLinks(viewer, `/den/${document}`, incoming.content.files) : html`<p>${say("Nội dung không còn ở đây; hệ thống chỉ giữ thông tin về việc thu hồi.", "The content is no longer here; only the metadata of the recall are kept.")}</p>`}</section>
        ${incoming.registered && html`<section>${arrivalStamp(viewer, incoming)}<p class="s13"><a href=${`/den/${document}/dau`}>${say("In dấu Đến", "Print the stamp")}</a></p></section>`}
        ${signatureRows(viewer, incoming)}${dutyRows(viewer, own)}
      </div><section class="card pad">
        <h2>${say("Lịch sử", "History")}</h2>${historyList(viewer, history.rows)}</section></div>`,
  } as const
}

export const incomingDocument = [
  get("/den/:id", documentPage),
  get("/den/:id/tep/:index", async ({ viewer: { office, person }, param }) => {
    const index = Number(param("index"))
    const { content } = await office.exchange.incoming.get(param("id"), { by: person })
    const bytes = await office.exchange.incoming.readFile(param("id"), index, { by: person })
    const { name = "tep", mediaType = "application/octet-stream" } = content?.files[index] ?? {}
    return { kind: "file", name, mediaType, bytes }
  }),
]
