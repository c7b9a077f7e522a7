import { checkBoxes, selectField, textArea, textField } from "../page/form.ts"
import { html } from "../page/html.ts"
import { questionPage } from "../page/question.ts"
import { given } from "../visit/form.ts"
import { formRoute } from "../visit/form-route.ts"
import type { Say } from "../visit/language.ts"
import type { Viewer } from "../visit/visit.ts"

/** Whom documents are assigned to: units first, then people who deal with them. */
const targetsOf = ({ office }: Viewer) => [
  ...office.units.map((unit) => ({ value: unit, label: unit })),
  ...office.people
    .filter(({ roles }) => roles?.includes("drafter"))
    .map(({ name, position }) => ({ value: name, label: `${name}, ${position}` })),
]

/** Instructions that are given often. They are the agency's own words, so they stay Vietnamese. */
const phrases = [
  "Tham mưu, dự thảo văn bản trả lời",
  "Chủ trì, phối hợp các đơn vị liên quan thực hiện",
  "Nghiên cứu, đề xuất",
  "Triển khai thực hiện theo quy định",
  "Tổng hợp, báo cáo",
  "Để biết, theo dõi",
]

const phraseList = (
  say: Say,
) => html`<datalist id="cau-mau">${phrases.map((text) => html`<option value=${text}></option>`)}</datalist>
  <p class="hint">${say("Câu thường dùng", "Frequently used")}: ${phrases.join("; ")}.</p>`

export const assign = formRoute({
  path: "/den/:id/chuyen",
  show: async (visit, problem) => {
    const { viewer, param, form } = visit
    const { say } = viewer
    const { envelope } = await viewer.office.exchange.incoming.get(param("id"), { by: viewer.person })
    const targets = targetsOf(viewer)
    return questionPage(
      visit,
      {
        title: say("Trình, chuyển xử lý", "Assign"),
        beneath: `${envelope.code.number}/${envelope.code.notation} · ${envelope.subject}`,
        fields: [
          selectField({
            name: "to",
            label: say("Chủ trì", "Lead"),
            choices: targets,
            value: form.text("to"),
            required: true,
          }),
          checkBoxes("joining", say("Phối hợp", "Supporting"), targets, form.all("joining")),
          textArea({
            name: "note",
            label: say("Ý kiến chỉ đạo (bút phê)", "Instruction"),
            value: form.text("note"),
            rows: 2,
          }),
          phraseList(say),
          textField({ name: "due", label: say("Hạn xử lý", "Due"), type: "date", value: form.text("due") }),
        ],
        button: say("Chuyển xử lý", "Assign"),
        later: `/den/${param("id")}`,
      },
      problem,
    )
  },
  act: async ({ viewer: { office, person }, param, form }) => {
    const to = form.text("to")
    const joining = form.all("joining").filter((each) => each !== to)
    await office.exchange.incoming.assign(
      param("id"),
      { to, joining, ...given("note", form.text("note")), ...given("due", form.text("due")) },
      { by: person },
    )
    return `/den/${param("id")}`
  },
})
