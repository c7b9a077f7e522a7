import {
  type DocumentType,
  type DraftRequest,
  documentTypes,
  type Problem,
  Urgency,
  urgencyNames,
} from "@lienthong/core"
import { actionForm, fileField, selectField, textField } from "../page/form.ts"
import { pageHead } from "../page/head.ts"
import { html } from "../page/html.ts"
import { problemBox } from "../page/problem.ts"
import { given } from "../visit/form.ts"
import { formRoute } from "../visit/form-route.ts"
import type { Answer, Visit } from "../visit/visit.ts"

/** The initial values of the fields. */
interface Filled {
  readonly type?: string
  readonly subject?: string
  readonly urgency?: string
  readonly dueDate?: string
  readonly answers?: string
}

const urgencies = ["ordinary", "urgent", "very-urgent", "flash"] as const

const draftForm = (
  { viewer, form, url }: Visit,
  title: string,
  filled: Filled,
  button: string,
  problem: Problem | undefined,
): Answer => {
  const { say } = viewer
  const typed = (name: keyof Filled) => form.text(name) || filled[name] || ""
  const administrative = documentTypes().filter(({ group }) => group === "administrative")
  return {
    kind: "page",
    title,
    body: html`${pageHead(title, "")}${problemBox(viewer, problem)}
    <div class="card form">${actionForm(
      viewer,
      new URL(url, "http://here").pathname,
      [
        selectField({
          name: "type",
          label: say("Loại văn bản", "Type"),
          value: typed("type") || "cong-van",
          choices: administrative.map(({ code, name }) => ({ value: code, label: name })),
        }),
        textField({
          name: "subject",
          label: say("Trích yếu nội dung", "Subject"),
          value: typed("subject"),
          required: true,
        }),
        selectField({
          name: "urgency",
          label: say("Độ khẩn", "Urgency"),
          value: typed("urgency") || "ordinary",
          choices: urgencies.map((value) => ({ value, label: viewer.tell(urgencyNames[value]) })),
        }),
        textField({
          name: "dueDate",
          label: say("Hạn trả lời, nếu có", "Answer by, if any"),
          type: "date",
          value: typed("dueDate"),
        }),
        fileField({
          name: "files",
          label: say("Tệp PDF", "PDF files"),
          hint: say(
            "Tệp thứ nhất là văn bản, các tệp sau là phụ lục; mỗi tệp tối đa 25 MB. Tệp không ký số được sẽ báo ngay.",
            "The first file is the document, the others are annexes; up to 25 MB each. A file that cannot be signed is reported at once.",
          ),
          required: true,
        }),
        html`<output class="hint" data-upload=${say("Đang tải lên:", "Uploading:")}></output>`,
        html`<input type="hidden" name="answers" value=${typed("answers")} />`,
        html`<div class="row acts"><button class="btn pri">${button}</button><a class="btn" href="/di">${say("Để sau", "Later")}</a></div>`,
      ],
      { files: true, class: "fields" },
    )}</div>`,
  }
}

/** Makes the request from the form. The library says what is wrong with it, field by field. */
const requestOf = ({ form }: Visit): DraftRequest => {
  const urgency = urgencies.find((each) => each === form.text("urgency")) ?? Urgency.make("ordinary")
  const answers = form.text("answers")
  return {
    type: form.text("type") as DocumentType,
    subject: form.text("subject"),
    files: form.files,
    urgency,
    ...given("dueDate", form.text("dueDate")),
    ...(answers !== "" && { answers: [answers] }),
  }
}

/** A draft that answers a received document begins with what is known of that. */
const filledFrom = async ({ viewer, query }: Visit): Promise<Filled> => {
  const answered = query("tra-loi")
  if (answered === "") return {}
  const { envelope } = await viewer.office.exchange.incoming.get(answered, { by: viewer.person })
  const { number, notation } = envelope.code
  return {
    answers: answered,
    type: "cong-van",
    subject: `Trả lời văn bản số ${number}/${notation}: ${envelope.subject}`,
  }
}

const newDraft = formRoute({
  path: "/di/moi",
  show: async (visit, problem) => {
    const { say } = visit.viewer
    return draftForm(
      visit,
      say("Soạn văn bản", "New draft"),
      await filledFrom(visit),
      say("Lưu và trình ký", "Save and submit"),
      problem,
    )
  },
  act: async (visit) => {
    const { office, person } = visit.viewer
    return `/di/${await office.exchange.outgoing.draft(requestOf(visit), { by: person })}`
  },
})

const revision = formRoute({
  path: "/di/:id/sua",
  show: async (visit, problem) => {
    const { viewer, param } = visit
    const { draft } = await viewer.office.exchange.outgoing.get(param("id"), { by: viewer.person })
    const filled: Filled = {
      type: typeof draft.type === "string" ? draft.type : draft.type.code,
      subject: draft.subject,
      urgency: draft.urgency,
      ...given("dueDate", draft.dueDate ?? ""),
      ...given("answers", draft.repliesTo?.[0]?.document ?? ""),
    }
    const { say } = viewer
    return draftForm(visit, say("Sửa dự thảo", "Revise the draft"), filled, say("Lưu", "Save"), problem)
  },
  act: async (visit) => {
    const id = visit.param("id")
    await visit.viewer.office.exchange.outgoing.revise(id, requestOf(visit), { by: visit.viewer.person })
    return `/di/${id}`
  },
})

export const drafting = [...newDraft, ...revision]
