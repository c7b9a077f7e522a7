import type { Problem } from "@lienthong/core"
import { actionForm, selectField, textField } from "../page/form.ts"
import { pageHead } from "../page/head.ts"
import { html, type Markup } from "../page/html.ts"
import { withQuery } from "../page/pager.ts"
import { problemBox } from "../page/problem.ts"
import { longTime } from "../page/time.ts"
import { urgencyStamp } from "../page/urgency.ts"
import { given } from "../visit/form.ts"
import { formRoute } from "../visit/form-route.ts"
import type { Answer, Viewer, Visit } from "../visit/visit.ts"
import { type Plan, planDispatch } from "./dispatch-plan.ts"
import { recipientPicker } from "./recipient-picker.ts"
import { typeNameOf } from "./type-name.ts"

const wayOf = ({ say }: Viewer, line: Plan["lines"][number]): Markup => {
  if (!line.way) return html`<b class="bad">${say("không có trong danh bạ", "not in the directory")}</b>`
  const { electronic, paper } = line.way
  if (electronic && paper) return html`<b>${say("điện tử và giấy", "electronic and paper")}</b>`
  return electronic ? say("điện tử", "electronic") : html`<b>${say("giấy", "paper")}</b>`
}

const planTable = (viewer: Viewer, url: string, { lines, deadline }: Plan): Markup => {
  const { say, tell } = viewer
  const papers = lines.filter(({ way }) => way?.paper).length
  const others = (code: string) => {
    const { pathname, searchParams } = new URL(url, "http://here")
    const kept = searchParams.getAll("to").filter((to) => to !== code)
    searchParams.delete("to")
    for (const to of kept) searchParams.append("to", to)
    return `${pathname}?${searchParams}`
  }
  return html`<table class="grid"><caption class="vh">${say("Phương án gửi", "Sending plan")}</caption>
    <thead><tr><th>${say("Nơi nhận", "Recipient")}</th><th>${say("Cách gửi", "How")}</th>
      <th>${say("Căn cứ", "Legal basis")}</th>
      <th><span class="vh">${say("Bỏ", "Remove")}</span></th></tr></thead>
    <tbody>${lines.map(
      (
        line,
      ) => html`<tr><td><b>${line.name}</b><div class="s13">${line.code}</div></td><td>${wayOf(viewer, line)}</td>
        <td>${line.way && html`${tell(line.way.reason)} <span class="s13">${line.way.article}</span>`}</td>
        <td><a class="btn sm" href=${others(line.code)} aria-label=${`${say("Bỏ", "Remove")}: ${line.name}`}>${say("Bỏ", "Remove")}</a></td></tr>`,
    )}</tbody></table>
    <p class="pad">${say("Bản giấy phải in", "Paper copies to print")}: <b>${papers}</b>. ${say("Gửi chậm nhất", "Send by")} <b>${longTime(deadline.due)}</b> <span class="s13">(${deadline.article})</span>. ${tell(deadline.reason)}</p>`
}

/** The documents that this one may replace: those of its type that were dispatched. */
const replaceable = async ({ office, person }: Viewer, type: unknown) => {
  const { rows } = await office.exchange.reports.outgoing({ stage: "dispatched", limit: 50 }, { by: person })
  return rows.filter(({ draft, replacedBy }) => draft.type === type && !replacedBy)
}

const show = async (visit: Visit, problem?: Problem): Promise<Answer> => {
  const { viewer, param, url, queryAll, form } = visit
  const { say, office, person } = viewer
  const document = await office.exchange.outgoing.get(param("id"), { by: person })
  const { draft, numbered } = document
  // After a refusal the recipients come back with the form.
  const codes = [...new Set([...queryAll("to"), ...form.all("to")])]
  const address = form
    .all("to")
    .reduce(
      (to, code) =>
        queryAll("to").includes(code)
          ? to
          : `${to}${to.includes("?") ? "&" : "?"}to=${encodeURIComponent(code)}`,
      url,
    )
  const [plan, earlier] = await Promise.all([
    planDispatch(viewer, document, codes),
    replaceable(viewer, draft.type),
  ])
  const title = say("Phát hành", "Dispatch")
  const code = numbered ? `${numbered.code.number}/${numbered.code.notation}` : ""
  return {
    kind: "page",
    title: `${title} ${code}`,
    body: html`<nav class="crumbs" aria-label=${say("Vị trí", "Place")}><a href=${`/di/${param("id")}`}>${code}</a> › ${title}</nav>
    ${pageHead([urgencyStamp(draft.urgency), draft.subject], `${typeNameOf(draft.type)} ${code}`)}
    ${problemBox(viewer, problem)}
    <div class="halves">
      ${await recipientPicker(visit, address, codes)}
      <section class="card"><h2 class="pad">${say("Phương án gửi", "Sending plan")}</h2>
      ${
        codes.length === 0
          ? html`<p class="empty">${say("Chưa chọn nơi nhận. Tìm theo tên hoặc mã, có dấu hay không dấu.", "No recipients yet. Search by name or code, with or without accents.")}</p>`
          : [
              planTable(viewer, withQuery(address, { q: "" }), plan),
              actionForm(
                viewer,
                `/di/${param("id")}/phat-hanh`,
                [
                  codes.map((to) => html`<input type="hidden" name="to" value=${to} />`),
                  earlier.length > 0 &&
                    html`<details>
                      <summary>${say("Thay thế văn bản đã phát hành…", "Replace a dispatched document…")}</summary>
                ${selectField({ name: "replaces", label: say("Văn bản bị thay thế", "Replaced document"), value: form.text("replaces"), choices: [{ value: "", label: say("Không thay thế", "None") }, ...earlier.map((line) => ({ value: line.document, label: `${line.code} · ${line.draft.subject}` }))] })}
                ${textField({ name: "replacementReason", label: say("Lý do thay thế (nơi nhận sẽ đọc)", "Reason (the recipients will read it)"), value: form.text("replacementReason") })}</details>`,
                  html`<div class="row acts"><button class="btn pri">${say(`Phát hành tới ${codes.length} nơi`, `Dispatch to ${codes.length}`)}</button><a class="btn" href=${`/di/${param("id")}`}>${say("Để sau", "Later")}</a></div>`,
                ],
                { class: "fields pad" },
              ),
            ]
      }
      </section>
    </div>`,
  }
}

export const dispatching = formRoute({
  path: "/di/:id/phat-hanh",
  show,
  act: async ({ viewer: { office, person }, param, form }) => {
    const replaces = form.text("replaces")
    await office.exchange.outgoing.dispatch(
      param("id"),
      {
        to: form.all("to"),
        ...(replaces !== "" && {
          replaces: [replaces],
          ...given("replacementReason", form.text("replacementReason")),
        }),
      },
      { by: person },
    )
    return `/di/${param("id")}`
  },
})
