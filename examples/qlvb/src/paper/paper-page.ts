import type { PaperLine } from "@lienthong/core/report"
import { emptyList, pageHead } from "../page/head.ts"
import { html, type Markup } from "../page/html.ts"
import { pager, tabs } from "../page/pager.ts"
import { longDate } from "../page/time.ts"
import type { Say } from "../visit/language.ts"
import { get, hasRole, type Viewer } from "../visit/visit.ts"

type Outcome = PaperLine["verdict"]["outcome"]

const outcomes = (say: Say): Readonly<Record<Outcome, string>> => ({
  justified: say("Có căn cứ", "Justified"),
  waste: say("Không có căn cứ", "Unjustified"),
  "electronic-missing": say("Thiếu bản điện tử", "Electronic copy missing"),
  undecided: say("Chưa rõ, hỏi nơi gửi", "Undecided: ask the sender"),
})

const toneOf = (outcome: Outcome) => (outcome === "waste" || outcome === "electronic-missing" ? "bad" : "off")

const row = (
  viewer: Viewer,
  { from, code, copy, verdict, document, registered }: PaperLine,
): Markup => html`<tr>
  <td class="c-in">${longDate(copy.receivedOn)}</td>
  <td class="c-from">${from}<div class="s13">${code}${copy.date && ` · ${longDate(copy.date)}`}</div></td>
  <td class="c-subj"><b class=${toneOf(verdict.outcome)}>${outcomes(viewer.say)[verdict.outcome]}</b>
    <div class="s13">${viewer.tell(verdict.reason)} ${verdict.article}</div></td>
  <td class="c-no">${document === undefined ? registered?.number : html`<a href=${`/den/${document}`}>${viewer.say("Bản điện tử", "Electronic copy")}</a>`}</td>
</tr>`

/** Paper that came, and whether a rule ordered it. */
export const paperList = [
  get("/giay", async (visit) => {
    const { viewer, query, url } = visit
    const { say, office, person } = viewer
    const names = outcomes(say)
    const verdict = (Object.keys(names) as ReadonlyArray<Outcome>).find((each) => each === query("ket-luan"))
    const after = query("after")
    const page = await office.exchange.reports.paper(
      { ...(verdict && { verdict }), limit: 25, total: true, ...(after !== "" && { after }) },
      { by: person },
    )
    const title = say("Bản giấy nhận được", "Received paper")
    const act =
      hasRole(viewer, "clerk") &&
      html`<a class="btn pri" href="/giay/moi">${say("Đăng ký văn bản giấy…", "Register paper…")}</a>`
    const choices = [
      { to: "/giay", label: say("Tất cả", "All"), current: verdict === undefined },
      ...Object.entries(names).map(([outcome, label]) => ({
        to: `/giay?ket-luan=${outcome}`,
        label,
        current: verdict === outcome,
      })),
    ]
    const body = html`${pageHead(title, say("Mỗi bản giấy được so với văn bản điện tử và quy định (QĐ 28, Điều 5, 7)", "Each paper copy is compared with the electronic document and the rules (Decision 28, Art. 5, 7)"), act)}
      ${tabs(say("Lọc theo kết luận", "Filter by verdict"), choices)}
      <div class="card list-card"><table class="grid list"><caption class="vh">${title}</caption>
        <thead><tr><th class="w-stage">${say("Ngày nhận", "Received")}</th>
          <th class="w-from">${say("Nơi gửi; số, ký hiệu, ngày", "From; number, date")}</th>
          <th>${say("Kết luận", "Verdict")}</th><th class="w-no">${say("Số đến", "No.")}</th></tr></thead>
        <tbody>${page.rows.map((line) => row(viewer, line))}</tbody></table>
      ${page.rows.length === 0 && emptyList(say("Chưa ghi nhận bản giấy nào.", "No paper was recorded."))}</div>${pager(viewer, url, page)}`
    return { kind: "page", title, body }
  }),
]
