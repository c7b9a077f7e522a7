import { dateOf, LocalDate, plusDays, vietnamTime } from "@lienthong/core/calendar"
import { checkBoxes, textArea, textField } from "../page/form.ts"
import { html } from "../page/html.ts"
import { questionPage } from "../page/question.ts"
import { given } from "../visit/form.ts"
import { formRoute } from "../visit/form-route.ts"
import type { Text } from "../visit/language.ts"
import { post, type Route, redirect, type Viewer } from "../visit/visit.ts"

interface Asking {
  readonly path: string
  readonly title: Text
  readonly says: Text
  readonly label: Text
  readonly act: (viewer: Viewer, id: string, reason: string) => Promise<unknown>
}

/** An act on an issued document with a reason that others read. */
const asking = ({ path, title, says, label, act }: Asking): ReadonlyArray<Route> =>
  formRoute({
    path: `/di/:id/${path}`,
    show: async (visit, problem) => {
      const { viewer, param, form } = visit
      const { tell, office, person } = viewer
      const { draft } = await office.exchange.outgoing.get(param("id"), { by: person })
      return questionPage(
        visit,
        {
          title: tell(title),
          beneath: draft.subject,
          says: tell(says),
          fields: textArea({
            name: "reason",
            label: tell(label),
            value: form.text("reason"),
            required: true,
          }),
          button: tell(title),
          later: `/di/${param("id")}`,
        },
        problem,
      )
    },
    act: async ({ viewer, param, form }) => {
      await act(viewer, param("id"), form.text("reason"))
      return `/di/${param("id")}`
    },
  })

const recalling = asking({
  path: "thu-hoi",
  title: { vi: "Thu hồi", en: "Recall" },
  says: {
    vi: "Bản chưa gửi được rút lại. Mỗi nơi đã nhận được yêu cầu trả; nơi đồng ý hủy nội dung, bản giấy đã gửi phải lấy về (QĐ 28, Điều 8.2, 9.2).",
    en: "Copies not yet sent are withdrawn. Each recipient is asked to give its copy back; one that agrees destroys the content, and paper that was sent must be collected (Decision 28, Art. 8.2, 9.2).",
  },
  label: { vi: "Lý do (nơi nhận sẽ đọc)", en: "Reason (the recipients will read it)" },
  act: ({ office, person }, id, reason) => office.exchange.outgoing.recall(id, { reason }, { by: person }),
})

const closing = asking({
  path: "khong-phat-hanh",
  title: { vi: "Không phát hành", en: "Close without issuing" },
  says: {
    vi: "Văn bản kết thúc tại đây. Số đã cấp vẫn được giữ trong sổ.",
    en: "The document ends here. Its number, if it has one, stays in the register.",
  },
  label: { vi: "Lý do", en: "Reason" },
  act: ({ office, person }, id, reason) =>
    office.exchange.outgoing.closeUnissued(id, { reason }, { by: person }),
})

/** Only the due date and the recipients change without a new number. */
const updating = formRoute({
  path: "/di/:id/cap-nhat",
  show: async (visit, problem) => {
    const { viewer, param, form } = visit
    const { say, office, person } = viewer
    const document = await office.exchange.outgoing.get(param("id"), { by: person })
    const lines = await office.exchange.outgoing.deliveries(param("id"), { by: person })
    const soon = plusDays(dateOf(vietnamTime(office.now())), 14)
    return questionPage(
      visit,
      {
        title: say("Cập nhật", "Update"),
        beneath: document.draft.subject,
        says: say(
          "Chỉ đổi hạn trả lời và nơi nhận; sai nội dung thì thay thế bằng văn bản khác (NĐ 30, Điều 18.3). Mỗi nơi đồng ý hoặc không; nơi bị bỏ được yêu cầu trả văn bản.",
          "Only the due date and the recipients change; wrong content is replaced by another document (Decree 30, Art. 18.3). Each recipient agrees or declines; one that is removed is asked to give it back.",
        ),
        fields: [
          textArea({
            name: "reason",
            label: say("Lý do (nơi nhận sẽ đọc)", "Reason (the recipients will read it)"),
            value: form.text("reason"),
            required: true,
          }),
          textField({
            name: "dueDate",
            label: say("Hạn trả lời mới", "New due date"),
            hint: say(
              `Ví dụ ${LocalDate.make(soon)}; để trống nếu không đổi.`,
              `e.g. ${soon}; leave empty to keep the present one.`,
            ),
            type: "date",
            value: form.text("dueDate"),
          }),
          textField({
            name: "add",
            label: say(
              "Thêm nơi nhận (mã định danh, cách nhau dấu phẩy)",
              "Add recipients (codes separated by commas)",
            ),
            value: form.text("add"),
          }),
          checkBoxes(
            "remove",
            say("Bỏ nơi nhận", "Remove recipients"),
            lines.map(({ to }) => ({ value: to.code, label: to.name })),
            form.all("remove"),
          ),
          html`<p class="hint">${say("Mã định danh tra ở trang phát hành.", "Codes can be looked up on the dispatch page.")}</p>`,
        ],
        button: say("Gửi yêu cầu", "Send"),
        later: `/di/${param("id")}`,
      },
      problem,
    )
  },
  act: async ({ viewer: { office, person }, param, form }) => {
    const add = form
      .text("add")
      .split(/[,;\s]+/)
      .filter((code) => code !== "")
    const remove = form.all("remove")
    await office.exchange.outgoing.update(
      param("id"),
      {
        reason: form.text("reason"),
        ...given("dueDate", form.text("dueDate")),
        ...(add.length > 0 && { add }),
        ...(remove.length > 0 && { remove }),
      },
      { by: person },
    )
    return `/di/${param("id")}`
  },
})

const atOnce = (
  path: string,
  act: (viewer: Viewer, id: string, recipient: string) => Promise<unknown>,
): Route =>
  post(`/di/:id/${path}`, async ({ viewer, param }) => {
    await act(viewer, param("id"), param("recipient"))
    return redirect(`/di/${param("id")}`)
  })

/** What people of an agency do with a document that it issued. */
export const outgoingActs: ReadonlyArray<Route> = [
  ...recalling,
  ...closing,
  ...updating,
  atOnce("gui-lai", ({ office, person }, id) => office.exchange.outgoing.resend(id, { by: person })),
  atOnce("da-gui-giay/:recipient", ({ office, person }, id, recipient) =>
    office.exchange.outgoing.recordPaperSent(id, { recipient }, { by: person }),
  ),
  atOnce("da-lay-lai-giay/:recipient", ({ office, person }, id, recipient) =>
    office.exchange.outgoing.recordPaperReturned(id, { recipient }, { by: person }),
  ),
]
