import { type RefusalReason, refusalReasons } from "@lienthong/core"
import { radios, textArea } from "../page/form.ts"
import { questionPage } from "../page/question.ts"
import { formRoute } from "../visit/form-route.ts"
import type { Say } from "../visit/language.ts"

/** The reasons that a person gives. Those of broken packets are given by the library itself. */
const reasonsOf = (say: Say): ReadonlyArray<{ readonly value: RefusalReason; readonly label: string }> => [
  { value: "wrong-addressee", label: say("Gửi nhầm nơi nhận", "Sent to the wrong agency") },
  {
    value: "outside-function",
    label: say("Không thuộc chức năng, nhiệm vụ", "Outside the functions of this agency"),
  },
  {
    value: "attachment-damaged",
    label: say("Tệp hỏng hoặc không đọc được", "A file is damaged or unreadable"),
  },
  { value: "attachment-missing", label: say("Thiếu tệp, phụ lục", "A file or annex is missing") },
  { value: "other", label: say("Lý do khác", "Another reason") },
]

export const refuse = formRoute({
  path: "/den/:id/tu-choi",
  show: async (visit, problem) => {
    const { viewer, param, form } = visit
    const { say } = viewer
    const { envelope } = await viewer.office.exchange.incoming.get(param("id"), { by: viewer.person })
    const chosen = form.text("reason")
    return questionPage(
      visit,
      {
        title: say("Từ chối nhận (trả lại)", "Refuse"),
        beneath: `${envelope.code.number}/${envelope.code.notation} · ${envelope.subject}`,
        says: say(
          `${envelope.from.name} nhận trạng thái 02 với lý do dưới đây. Văn bản đã từ chối không vào sổ đến (QĐ 28, Điều 5.4).`,
          `${envelope.from.name} receives status 02 with the reason below. A refused document is not registered (Decision 28, Art. 5.4).`,
        ),
        fields: [
          radios("reason", say("Lý do", "Reason"), reasonsOf(say), chosen),
          textArea({
            name: "text",
            label: say("Nội dung bên gửi sẽ đọc", "What the sender will read"),
            value: form.text("text"),
            required: true,
          }),
        ],
        button: say("Từ chối nhận", "Refuse"),
        later: `/den/${param("id")}`,
      },
      problem,
    )
  },
  act: async ({ viewer: { office, person }, param, form }) => {
    const said = form.text("reason")
    const reason: RefusalReason = Object.hasOwn(refusalReasons, said) ? (said as RefusalReason) : "other"
    await office.exchange.incoming.refuse(param("id"), { reason, text: form.text("text") }, { by: person })
    return `/den/${param("id")}`
  },
})
