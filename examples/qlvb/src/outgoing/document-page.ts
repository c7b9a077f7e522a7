import type { Outgoing, Permissions } from "@lienthong/core"
import { stageOf } from "@lienthong/core/document"
import type { DocumentHistoryEntry, OutgoingLine } from "@lienthong/core/report"
import { fileLinks } from "../page/files.ts"
import { actionButton } from "../page/form.ts"
import { pageHead } from "../page/head.ts"
import { historyList } from "../page/history.ts"
import { html, type Markup } from "../page/html.ts"
import { longDate } from "../page/time.ts"
import { urgencyStamp } from "../page/urgency.ts"
import { get, type Viewer, type Visit } from "../visit/visit.ts"
import { outgoingStrip } from "./own-strip.ts"
import { sayStage } from "./stage.ts"
import { lanes } from "./timeline/lanes.ts"
import { trackedOf } from "./tracked.ts"
import { typeNameOf } from "./type-name.ts"

/** The acts that this person may carry out on the document now. */
const actsOn = (
  viewer: Viewer,
  document: string,
  outgoing: Outgoing,
  may: Permissions,
  stopped: number,
): Markup => {
  const { say } = viewer
  const at = `/di/${document}`
  const allowed = (action: keyof Permissions) => may[action]?.allowed === true
  const link = (to: string, label: string, isNext = false) =>
    html`<a class=${isNext ? "btn pri" : "btn"} href=${`${at}/${to}`}>${label}</a>`
  const isAlive = outgoing.dispatched && !outgoing.recall
  return [
    stopped > 0 &&
      allowed("outgoing.resend") &&
      actionButton(viewer, `${at}/gui-lai`, say(`Gửi lại (${stopped})`, `Resend (${stopped})`), "primary"),
    allowed("outgoing.signAsPerson") && link("ky", say("Ký số…", "Sign…"), true),
    allowed("outgoing.revise") && link("sua", say("Sửa dự thảo…", "Revise…")),
    allowed("outgoing.signAsAgency") &&
      link("dong-dau", say("Cấp số, ký số cơ quan…", "Number and seal…"), true),
    allowed("outgoing.dispatch") &&
      outgoing.sealed &&
      link("phat-hanh", say("Phát hành…", "Dispatch…"), true),
    allowed("outgoing.closeUnissued") &&
      link("khong-phat-hanh", say("Không phát hành…", "Close without issuing…")),
    html`<a class="btn" href=${`/ho-so/them/${document}`}>${say("Thêm vào hồ sơ…", "Add to a work file…")}</a>`,
    isAlive && allowed("outgoing.update") && link("cap-nhat", say("Cập nhật…", "Update…")),
    isAlive && allowed("outgoing.recall") && link("thu-hoi", say("Thu hồi…", "Recall…")),
    outgoing.dispatched &&
      html`<button class="btn" type="button" data-print hidden>${say("In phiếu theo dõi", "Print the tracking sheet")}</button>`,
  ]
}

const facts = ({ say }: Viewer, { draft, numbered, signed, recall, replacedBy }: Outgoing): Markup => {
  const fact = (label: string, value: Markup) => value && html`<span>${label} <b>${value}</b></span>`
  return html`<p class="facts">
    ${fact(typeNameOf(draft.type), numbered && `${numbered.code.number}/${numbered.code.notation}`)}
    ${fact(say("ngày", "of"), numbered && longDate(numbered.date))}
    ${fact(say("Ký:", "Signed by:"), signed && [signed.authority, signed.signer.position, signed.signer.name].filter(Boolean).join(" "))}
    ${fact(say("Hạn trả lời:", "Answer by:"), longDate(draft.dueDate))}
    ${fact(say("Trả lời văn bản:", "Answers:"), draft.repliesTo?.map(({ code }) => code).join(", "))}
    ${fact(say("Thu hồi:", "Recalled:"), recall && `“${recall.reason}”`)}
    ${fact(say("Được thay thế bằng:", "Replaced by:"), replacedBy && `${replacedBy.code.number}/${replacedBy.code.notation}`)}
  </p>`
}

/** The recipients of an earlier document that nobody has told of this one. */
const leftOut = (viewer: Viewer, line: OutgoingLine | undefined): Markup =>
  line?.remark && html`<div class="say bad"><b>${viewer.tell(line.remark)}</b></div>`

const currentFiles = ({ sealed, signed, draft }: Outgoing) => (sealed ?? signed ?? draft).files

/** The outgoing board has the remark about recipients that were left out, in which a replacement is found. */
const lineOf = async ({ office, person }: Viewer, document: string, { dispatched, draftedAt }: Outgoing) => {
  if (!dispatched?.replaces) return undefined
  const { rows } = await office.exchange.reports.outgoing(
    { draftedFrom: draftedAt, draftedUntil: draftedAt },
    { by: person },
  )
  return rows.find((line) => line.document === document)
}

const documentPage = async (visit: Visit) => {
  const { viewer, param } = visit
  const { office, person, say } = viewer
  const { exchange } = office
  const document = param("id")
  const by = { by: person }
  const [outgoing, deliveries, history, lines, may] = await Promise.all([
    exchange.outgoing.get(document, by),
    exchange.outgoing.deliveries(document, by),
    exchange.reports.timeline(document, by),
    trackedOf(viewer, document),
    exchange.permissionsOf(person, document),
  ])
  const lineByCode = new Map(lines.map((line) => [line.to.code, line]))
  const nameByCode = new Map(deliveries.map(({ to }) => [to.code, to.name]))
  const recipients = deliveries.map((delivery) => ({ delivery, line: lineByCode.get(delivery.to.code) }))
  const stopped = lines.filter(
    ({ standing, remark }) => standing === "parked" || remark?.code.startsWith("unheard/"),
  ).length
  const code = outgoing.numbered
    ? `${outgoing.numbered.code.number}/${outgoing.numbered.code.notation}`
    : say("Dự thảo", "Draft")
  const rows: ReadonlyArray<DocumentHistoryEntry> = history.rows
  return {
    kind: "page",
    title: code,
    body: html`<nav class="crumbs" aria-label=${say("Vị trí", "Place")}><a href="/di">${say("Văn bản đi", "Outgoing")}</a> › ${code}</nav>
      ${pageHead([urgencyStamp(outgoing.draft.urgency), outgoing.draft.subject], sayStage(stageOf(outgoing), say))}
      ${facts(viewer, outgoing)}
      <div class="row acts">${actsOn(viewer, document, outgoing, may, stopped)}</div>
      ${leftOut(viewer, await lineOf(viewer, document, outgoing))}
      ${outgoingStrip(viewer, outgoing, rows)}
      ${recipients.length > 0 && lanes(visit, outgoing, recipients, may["outgoing.resend"]?.allowed === true)}
      <div class="halves"><section class="card pad">
        <h2>${say("Tệp", "Files")}</h2>${fileLinks(viewer, `/di/${document}`, currentFiles(outgoing))}</section>
      <details class="card pad">
        <summary>${say("Lịch sử đầy đủ", "Full history")} (${rows.length})</summary>${historyList(viewer, rows, (receiver) => nameByCode.get(receiver) ?? receiver)}</details></div>`,
  } as const
}

export const outgoingDocument = [
  get("/di/:id", documentPage),
  get("/di/:id/tep/:index", async ({ viewer: { office, person }, param }) => {
    const index = Number(param("index"))
    const document = await office.exchange.outgoing.get(param("id"), { by: person })
    const bytes = await office.exchange.outgoing.readFile(param("id"), index, { by: person })
    const { name = "tep", mediaType = "application/octet-stream" } = currentFiles(document)[index] ?? {}
    return { kind: "file", name, mediaType, bytes }
  }),
]
