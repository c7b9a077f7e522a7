import { actionButton, selectField } from "../page/form.ts"
import { emptyList, pageHead } from "../page/head.ts"
import { html } from "../page/html.ts"
import { questionPage } from "../page/question.ts"
import { longDate } from "../page/time.ts"
import { formRoute } from "../visit/form-route.ts"
import { get, post, redirect } from "../visit/visit.ts"
import { addressOf } from "./work-file-list.ts"

const one = get("/ho-so/xem", async ({ viewer, query }) => {
  const { say, office, person } = viewer
  const { exchange } = office
  const [{ file, title, creator, startDate, endDate, maintenance, documents, pageTotal }, may] =
    await Promise.all([exchange.workFiles.get(query("ten"), { by: person }), exchange.permissionsOf(person)])
  const isOpen = endDate === undefined
  const act =
    isOpen &&
    may["workFiles.close"]?.allowed === true &&
    actionButton(
      viewer,
      `/ho-so/ket-thuc/${encodeURIComponent(file)}`,
      say("Kết thúc hồ sơ", "Close the file"),
    )
  const beneath = [
    `${file} · ${creator} · ${say("từ", "from")} ${longDate(startDate)}`,
    !isOpen && ` ${say("đến", "until")} ${longDate(endDate)}`,
    maintenance !== undefined && ` · ${say("lưu", "kept for")} ${maintenance}`,
    ` · ${documents.length} ${say("văn bản", "documents")}, ${pageTotal} ${say("trang", "pages")}`,
  ]
  const body = html`<nav class="crumbs" aria-label=${say("Vị trí", "Place")}><a href="/ho-so">${say("Hồ sơ công việc", "Work files")}</a> › ${file}</nav>
    ${pageHead(title, beneath, act)}
    <div class="card list-card gap"><table class="grid list">
      <caption class="vh">${say("Mục lục văn bản trong hồ sơ", "The documents in the file")}</caption>
      <thead><tr><th class="w-in">${say("Số TT", "No.")}</th>
        <th class="w-code">${say("Số, ký hiệu", "Number")}</th>
        <th>${say("Trích yếu", "Subject")}</th></tr></thead>
      <tbody>${documents.map(
        ({ ordinal, document, direction, code, date, subject }) => html`<tr><td class="c-no">${ordinal}</td>
          <td class="c-in">${code}
            <div class="s13">${date && longDate(date as Parameters<typeof longDate>[0])}</div></td>
          <td class="c-subj"><a class="subj" href=${`/${direction === "outgoing" ? "di" : "den"}/${document}`}>${subject}</a></td></tr>`,
      )}</tbody></table>
    ${documents.length === 0 && emptyList(say("Hồ sơ chưa có văn bản. Thêm từ trang của văn bản.", "The file has no documents yet. Add them from their pages."))}</div>`
  return { kind: "page", title: file, body }
})

const closing = post("/ho-so/ket-thuc/:file", async ({ viewer: { office, person }, param }) => {
  await office.exchange.workFiles.close(param("file"), {}, { by: person })
  return redirect(addressOf(param("file")))
})

/** A document is put into one of the files that are open. */
const filing = formRoute({
  path: "/ho-so/them/:document",
  show: async (visit, problem) => {
    const { viewer, form } = visit
    const { say, office, person } = viewer
    const { rows } = await office.exchange.reports.workFiles({ closed: false, limit: 200 }, { by: person })
    return questionPage(
      visit,
      {
        title: say("Thêm vào hồ sơ", "Add to a work file"),
        fields:
          rows.length === 0
            ? html`<p>${say("Chưa có hồ sơ nào đang mở.", "No file is open.")} <a href="/ho-so/moi">${say("Mở hồ sơ", "Open one")}</a></p>`
            : selectField({
                name: "file",
                label: say("Hồ sơ", "File"),
                value: form.text("file"),
                choices: rows.map(({ file, title }) => ({ value: file, label: `${file} · ${title}` })),
                required: true,
              }),
        button: say("Thêm vào hồ sơ", "Add"),
        later: "/ho-so",
      },
      problem,
    )
  },
  act: async ({ viewer: { office, person }, param, form }) => {
    await office.exchange.workFiles.add(form.text("file"), { document: param("document") }, { by: person })
    return addressOf(form.text("file"))
  },
})

export const workFilePages = [one, closing, ...filing]
