import type { IncomingStage } from "@lienthong/core"
import type { AssignedDuty, IncomingLine } from "@lienthong/core/report"
import { dueMark, dutyTone } from "../page/due.ts"
import { emptyList, pageHead } from "../page/head.ts"
import { html, type Markup } from "../page/html.ts"
import { pager, tabs } from "../page/pager.ts"
import { stateMark, statusState } from "../page/state.ts"
import { clock, shortDate } from "../page/time.ts"
import { urgencyStamp } from "../page/urgency.ts"
import { get, hasRole, type Viewer, type Visit } from "../visit/visit.ts"
import { nextAct } from "./next-act.ts"
import { notesOn } from "./notes.ts"
import { incomingStatus } from "./stage.ts"

const pageSize = 20

/** The duties that bind somebody now, by document: the earliest of each. */
const dutiesOf = async ({ office, person }: Viewer): Promise<ReadonlyMap<string, AssignedDuty>> => {
  const { rows } = await office.exchange.reports.duties(
    { direction: "incoming", open: true, limit: 500 },
    { by: person },
  )
  return new Map(rows.toReversed().map((duty) => [duty.document, duty]))
}

const row = (viewer: Viewer, line: IncomingLine, duty: AssignedDuty | undefined): Markup => {
  const { envelope, document, code, stage, registered, arrivedAt, firstSeenAt, content } = line
  const at = arrivedAt ?? firstSeenAt
  const files = content?.files.length ?? 0
  return html`<tr class=${stage === "arrived" ? "new" : ""}>
    <td class="c-no"><span class=${registered ? "num" : "num nil"}>${registered?.number ?? "–"}</span>
      <div class="s13">${stateMark(statusState(incomingStatus(line), viewer.say))}</div></td>
    <td class="c-in">${clock(at)}
      <div class="s13">${shortDate(at.slice(0, 10) as Parameters<typeof shortDate>[0])}</div></td>
    <td class="c-from">${envelope.from.name ?? envelope.from.code}
      <div class="s13"><span class="nw">${code}</span>${envelope.date && ` · ${shortDate(envelope.date)}`}</div></td>
    <td class="c-subj">${urgencyStamp(envelope.urgency)}<a class="subj" href=${`/den/${document}`}>${envelope.subject}</a>
      <div class="s13">${envelope.typeName}${files > 0 && viewer.say(` · ${files} tệp`, ` · ${files} ${files === 1 ? "file" : "files"}`)}</div>
      ${notesOn(viewer, line)}</td>
    <td class="c-due">${duty && dueMark(viewer, duty)}</td>
    <td class="c-act">${nextAct(viewer, line)}</td>
  </tr>`
}

type Group = "overdue" | "urgent" | "today" | "rest"

const groupOf = (viewer: Viewer, line: IncomingLine, duty: AssignedDuty | undefined): Group => {
  const tone = duty && dutyTone(viewer, duty)
  if (tone === "bad") return "overdue"
  if (line.envelope.urgency !== "ordinary" && duty) return "urgent"
  return tone === "warn" ? "today" : "rest"
}

/** The rows of a page in groups, those that must be done first above. */
const grouped = (
  viewer: Viewer,
  rows: ReadonlyArray<IncomingLine>,
  duties: ReadonlyMap<string, AssignedDuty>,
) => {
  const { say } = viewer
  const titles: Readonly<Record<Group, string>> = {
    overdue: say("Quá hạn", "Overdue"),
    urgent: say("Khẩn", "Urgent"),
    today: say("Hôm nay", "Today"),
    rest: say("Còn lại", "The rest"),
  }
  return (Object.keys(titles) as ReadonlyArray<Group>).flatMap((group) => {
    const lines = rows.filter((line) => groupOf(viewer, line, duties.get(line.document)) === group)
    if (lines.length === 0) return []
    return html`<tbody><tr class="grp"><th colspan="6" scope="rowgroup">${titles[group]} · ${lines.length}</th></tr>
      ${lines.map((line) => row(viewer, line, duties.get(line.document)))}</tbody>`
  })
}

/** The tabs, each a stage, with how many there are where somebody has to act. */
const stageTabs = async ({ viewer, query }: Visit) => {
  const { say, office, person } = viewer
  const stages: ReadonlyArray<readonly [IncomingStage | "", string]> = [
    ["arrived", say("Chờ tiếp nhận", "To accept")],
    ["registered", say("Chờ chuyển", "To assign")],
    ["assigned", say("Đã chuyển", "Assigned")],
    ["processing", say("Đang xử lý", "In progress")],
    ["completed", say("Đã hoàn thành", "Completed")],
    ["refused", say("Từ chối", "Refused")],
    ["", say("Tất cả", "All")],
  ]
  const current = query("giai-doan")
  return Promise.all(
    stages.map(async ([stage, label]) => {
      const { total } = await office.exchange.reports.incoming(
        { ...(stage !== "" && { stage }), limit: 1, total: true },
        { by: person },
      )
      return {
        to: stage === "" ? "/den" : `/den?giai-doan=${stage}`,
        label,
        count: stage === "" ? undefined : total,
        current: stage === current,
      }
    }),
  )
}

const listPage = async (visit: Visit) => {
  const { viewer, query, url } = visit
  const { say, office, person } = viewer
  const stage = query("giai-doan") as IncomingStage | ""
  const [page, duties, choices, health] = await Promise.all([
    office.exchange.reports.incoming(
      {
        ...(stage !== "" && { stage }),
        ...(query("after") !== "" && { after: query("after") }),
        limit: pageSize,
        total: true,
      },
      { by: person },
    ),
    dutiesOf(viewer),
    stageTabs(visit),
    office.exchange.reports.headline({ by: person }),
  ])
  const title = say("Văn bản đến", "Incoming documents")
  const axis = health.axisAwaySince
    ? say(
        `Trục liên thông: mất kết nối từ ${clock(health.axisAwaySince)}`,
        `The axis has been unreachable since ${clock(health.axisAwaySince)}`,
      )
    : say("Trục liên thông: thông suốt", "The axis answers")
  return {
    kind: "page",
    title,
    body: html`${pageHead(title, axis, html`<a class="btn" href="/so/den">${say("In sổ", "Print the register")}</a>`)}
    ${tabs(say("Lọc theo giai đoạn", "Filter by stage"), choices)}
    <div class="card list-card"><table class="grid list">
      <caption class="vh">${title}</caption>
      <thead><tr><th class="w-no">${say("Số đến", "No.")}</th><th class="w-in">${say("Đến lúc", "Arrived")}</th>
        <th class="w-from">${say("Nơi gửi; số, ký hiệu, ngày", "From; number, date")}</th>
          <th>${say("Trích yếu", "Subject")}</th>
        <th class="w-due">${say("Hạn", "Due")}</th>
          <th class="w-act"><span class="vh">${say("Thao tác", "Action")}</span></th></tr></thead>
      ${grouped(viewer, page.rows, duties)}
    </table>
    ${page.rows.length === 0 && emptyList(say("Không có văn bản ở giai đoạn này. Văn bản mới tự hiện khi Trục chuyển đến.", "No documents at this stage. New ones appear automatically."))}
    </div>${pager(viewer, url, page)}`,
  } as const
}

/** Where each person starts: the clerk with arrivals, the signer with what waits for a signature. */
const startOf = (viewer: Viewer): string => {
  if (hasRole(viewer, "administrator")) return "/van-hanh"
  if (hasRole(viewer, "signer")) return "/ky"
  return hasRole(viewer, "clerk") ? "/den?giai-doan=arrived" : "/viec"
}

export const incomingList = [
  get("/", ({ viewer }) => ({ kind: "redirect", to: startOf(viewer) })),
  get("/den", listPage),
]
