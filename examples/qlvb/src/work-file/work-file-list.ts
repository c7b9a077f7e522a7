import { dateOf, vietnamTime, yearOf } from "@lienthong/core/calendar"
import { textField } from "../page/form.ts"
import { emptyList, pageHead } from "../page/head.ts"
import { html } from "../page/html.ts"
import { pager, tabs } from "../page/pager.ts"
import { questionPage } from "../page/question.ts"
import { longDate } from "../page/time.ts"
import { given } from "../visit/form.ts"
import { formRoute } from "../visit/form-route.ts"
import { get } from "../visit/visit.ts"

/** The address of a work file, whose name has a slash. */
export const addressOf = (file: string): string => `/ho-so/xem?ten=${encodeURIComponent(file)}`

const list = get("/ho-so", async ({ viewer, query, url }) => {
  const { say, office, person } = viewer
  const closed = query("ket-thuc") === "1"
  const after = query("after")
  const page = await office.exchange.reports.workFiles(
    { closed, limit: 25, total: true, ...(after !== "" && { after }) },
    { by: person },
  )
  const may = await office.exchange.permissionsOf(person)
  const title = say("Hồ sơ công việc", "Work files")
  const act =
    may["workFiles.open"]?.allowed === true &&
    html`<a class="btn pri" href="/ho-so/moi">${say("Mở hồ sơ…", "Open a work file…")}</a>`
  const body = html`${pageHead(title, say("Văn bản đi và đến của cùng một việc (NĐ 30, Điều 29)", "All documents on one matter (Decree 30, Art. 29)"), act)}
    ${tabs(say("Lọc theo trạng thái", "Filter by state"), [
      { to: "/ho-so", label: say("Đang mở", "Open"), current: !closed },
      { to: "/ho-so?ket-thuc=1", label: say("Đã kết thúc", "Closed"), current: closed },
    ])}
    <div class="card list-card"><table class="grid list"><caption class="vh">${title}</caption>
      <thead><tr><th class="w-code">${say("Số, ký hiệu hồ sơ", "Number")}</th>
        <th>${say("Tiêu đề", "Title")}</th><th class="w-from">${say("Người lập", "Opened by")}</th>
        <th class="w-stage">${say("Văn bản", "Documents")}</th></tr></thead>
      <tbody>${page.rows.map(
        ({
          file,
          title: name,
          creator,
          startDate,
          documents,
        }) => html`<tr><td class="c-no"><b>${file}</b></td>
          <td class="c-subj"><a class="subj" href=${addressOf(file)}>${name}</a>
            <div class="s13">${say("từ", "from")} ${longDate(startDate)}</div></td>
          <td class="c-from">${creator}</td><td class="c-in">${documents.length}</td></tr>`,
      )}</tbody></table>
    ${page.rows.length === 0 && emptyList(say("Chưa có hồ sơ. Mở hồ sơ rồi thêm văn bản từ trang của văn bản.", "There are no work files yet. Open one, then add documents from their pages."))}</div>${pager(viewer, url, page)}`
  return { kind: "page", title, body }
})

const opening = formRoute({
  path: "/ho-so/moi",
  show: (visit, problem) => {
    const { viewer, form } = visit
    const { say } = viewer
    return questionPage(
      visit,
      {
        title: say("Mở hồ sơ", "Open a work file"),
        fields: [
          textField({
            name: "notation",
            label: say("Số, ký hiệu theo danh mục hồ sơ", "Number and notation from the agency's list"),
            hint: say("Ví dụ 01-CĐS", "e.g. 01-CĐS"),
            value: form.text("notation"),
            required: true,
          }),
          textField({
            name: "title",
            label: say("Tiêu đề hồ sơ", "Title"),
            value: form.text("title"),
            required: true,
          }),
          textField({
            name: "maintenance",
            label: say("Thời hạn lưu trữ", "Kept for"),
            hint: say("Ví dụ 10 năm", "e.g. 10 years"),
            value: form.text("maintenance"),
          }),
        ],
        button: say("Mở hồ sơ", "Open"),
        later: "/ho-so",
      },
      problem,
    )
  },
  act: async ({ viewer: { office, person }, form }) => {
    const year = yearOf(dateOf(vietnamTime(office.now())))
    const file = await office.exchange.workFiles.open(
      {
        year,
        notation: form.text("notation"),
        title: form.text("title"),
        ...given("maintenance", form.text("maintenance")),
      },
      { by: person },
    )
    return addressOf(file)
  },
})

export const workFileList = [list, ...opening]
