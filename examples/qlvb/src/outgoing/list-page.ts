import type { OutgoingStage } from "@lienthong/core"
import type { OutgoingLine, TrackingLine } from "@lienthong/core/report"
import { emptyList, pageHead } from "../page/head.ts"
import { html, type Markup } from "../page/html.ts"
import { pager, tabs } from "../page/pager.ts"
import { glyph, standingState } from "../page/state.ts"
import { longDate, shortTime } from "../page/time.ts"
import { urgencyStamp } from "../page/urgency.ts"
import { countEach } from "../visit/all-of.ts"
import { get, hasRole, type Viewer, type Visit } from "../visit/visit.ts"
import { sayStage } from "./stage.ts"
import { trackedOf } from "./tracked.ts"
import { typeNameOf } from "./type-name.ts"

const pageSize = 20
const maxBar = 12

/** The states of a document at its recipients as shapes, those that need somebody first. */
const standingBar = (viewer: Viewer, lines: ReadonlyArray<TrackingLine>): Markup => {
  const { say } = viewer
  if (lines.length === 0) return null
  const states = lines
    .toSorted((a, b) => Number(b.needsAttention) - Number(a.needsAttention))
    .map(({ standing, needsAttention }) => {
      const state = standingState(standing, say)
      return needsAttention ? { ...state, tone: "bad" as const } : state
    })
  const counts = countEach(states.map(({ word }) => word))
  const words = [...counts].map(([word, count]) => `${count} ${word.toLowerCase()}`).join(", ")
  return html`<span class="bar12" role="img" aria-label=${words} title=${words}>
    ${states.slice(0, maxBar).map(({ glyph: shape, tone }) => html`<span class=${tone}>${glyph(shape)}</span>`)}
    ${states.length > maxBar && html`<span class="s13">+${states.length - maxBar}</span>`}
  </span>`
}

const row = (viewer: Viewer, line: OutgoingLine, tracked: ReadonlyArray<TrackingLine>): Markup => {
  const { draft, document, code, stage, numbered, signed, draftedAt } = line
  const attention = tracked.filter(({ needsAttention }) => needsAttention).length
  const { say } = viewer
  return html`<tr>
    <td class="c-no"><span class=${code === "" ? "num nil" : "num"}>${code || "–"}</span>
      <div class="s13">${longDate(numbered?.date)}</div></td>
    <td class="c-subj">${urgencyStamp(draft.urgency)}<a class="subj" href=${`/di/${document}`}>${draft.subject}</a>
      <div class="s13">${typeNameOf(draft.type)}${signed && ` · ${say("ký", "signed by")} ${signed.signer.name}`}</div></td>
    <td class="c-in"><div>${sayStage(stage, say)}</div>
      <div class="s13">${shortTime(line.dispatched?.at ?? draftedAt)}</div></td>
    <td class="c-to">${standingBar(viewer, tracked)}
      <div class="s13">${tracked.length > 0 && say(`${tracked.length} nơi nhận`, `${tracked.length} recipients`)}${
        attention > 0 &&
        html`<b class="bad"> · ${say(`${attention} nơi cần xem`, `${attention} need attention`)}</b>`
      }</div></td>
  </tr>`
}

const stageTabs = async ({ viewer, query }: Visit) => {
  const { say, office, person } = viewer
  const stages: ReadonlyArray<readonly [OutgoingStage | "", string]> = [
    ["", say("Tất cả", "All")],
    ["drafted", say("Dự thảo, chờ ký", "Drafts to sign")],
    ["signed", say("Chờ cấp số, đóng dấu", "To number and seal")],
    ["sealed", say("Chờ phát hành", "To dispatch")],
    ["dispatched", say("Đã phát hành", "Dispatched")],
    ["recalled", say("Đã thu hồi", "Recalled")],
  ]
  return Promise.all(
    stages.map(async ([stage, label]) => ({
      to: stage === "" ? "/di" : `/di?giai-doan=${stage}`,
      label,
      count:
        stage === ""
          ? undefined
          : (await office.exchange.reports.outgoing({ stage, limit: 1, total: true }, { by: person })).total,
      current: stage === query("giai-doan"),
    })),
  )
}

/** The deliveries of the documents on a page. */
const deliveriesOf = async (viewer: Viewer, lines: ReadonlyArray<OutgoingLine>) => {
  const dispatched = lines.filter((line) => line.dispatched)
  const found = await Promise.all(
    dispatched.map(async ({ document }) => {
      return [document, await trackedOf(viewer, document)] as const
    }),
  )
  return new Map(found)
}

const listPage = async (visit: Visit) => {
  const { viewer, query, url } = visit
  const { say, office, person } = viewer
  const stage = query("giai-doan") as OutgoingStage | ""
  const [page, choices] = await Promise.all([
    office.exchange.reports.outgoing(
      {
        ...(stage !== "" && { stage }),
        ...(query("after") !== "" && { after: query("after") }),
        limit: pageSize,
        total: true,
      },
      { by: person },
    ),
    stageTabs(visit),
  ])
  const tracked = await deliveriesOf(viewer, page.rows)
  const title = say("Văn bản đi", "Outgoing documents")
  const acts = [
    hasRole(viewer, "drafter") &&
      html`<a class="btn pri" href="/di/moi">${say("Soạn văn bản", "New draft")}</a>`,
    html`<a class="btn" href="/so/di">${say("In sổ", "Print the register")}</a>`,
  ]
  return {
    kind: "page",
    title,
    body: html`${pageHead(title, say("Trạng thái ở từng nơi nhận do bên nhận báo về", "The state at each recipient is as it reports it"), acts)}
    ${tabs(say("Lọc theo giai đoạn", "Filter by stage"), choices)}
    <div class="card list-card"><table class="grid list"><caption class="vh">${title}</caption>
      <thead><tr><th class="w-code">${say("Số, ký hiệu", "Number")}</th><th>${say("Trích yếu", "Subject")}</th>
        <th class="w-stage">${say("Giai đoạn", "Stage")}</th>
          <th class="w-to">${say("Nơi nhận", "Recipients")}</th></tr></thead>
      <tbody>${page.rows.map((line) => row(viewer, line, tracked.get(line.document) ?? []))}</tbody>
    </table>
    ${page.rows.length === 0 && emptyList(say("Không có văn bản ở giai đoạn này.", "No documents at this stage."))}
    </div>${pager(viewer, url, page)}`,
  } as const
}

export const outgoingList = [get("/di", listPage)]
