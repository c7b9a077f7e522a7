import { textArea, textField } from "../page/form.ts"
import { questionPage } from "../page/question.ts"
import { given } from "../visit/form.ts"
import { formRoute } from "../visit/form-route.ts"
import type { Text } from "../visit/language.ts"
import { post, type Route, redirect, type Visit } from "../visit/visit.ts"

/** An act that is done at once, by a button. */
const atOnce = (path: string, act: (visit: Visit, id: string) => Promise<unknown>): Route =>
  post(`/den/:id/${path}`, async (visit) => {
    const id = visit.param("id")
    await act(visit, id)
    return redirect(`/den/${id}`)
  })

interface Asking {
  readonly path: string
  readonly title: Text
  readonly says?: Text
  readonly label: Text
  readonly button: Text
  readonly required: boolean
  /** Whether a day is asked for, too. */
  readonly day?: boolean
  readonly act: (visit: Visit, id: string, text: string) => Promise<unknown>
}

/** An act that needs a text. */
const asking = ({ path, title, says, label, button, required, day, act }: Asking): ReadonlyArray<Route> =>
  formRoute({
    path: `/den/:id/${path}`,
    show: async (visit, problem) => {
      const { viewer, param, form } = visit
      const { tell, say, office, person } = viewer
      const { envelope } = await office.exchange.incoming.get(param("id"), { by: person })
      return questionPage(
        visit,
        {
          title: tell(title),
          beneath: `${envelope.code.number}/${envelope.code.notation} · ${envelope.subject}`,
          ...(says && { says: tell(says) }),
          fields: [
            day &&
              textField({
                name: "due",
                label: say("Đến ngày", "Until"),
                type: "date",
                value: form.text("due"),
                required: true,
              }),
            textArea({ name: "text", label: tell(label), value: form.text("text"), required }),
          ],
          button: tell(button),
          later: `/den/${param("id")}`,
        },
        problem,
      )
    },
    act: async (visit) => {
      const id = visit.param("id")
      await act(visit, id, visit.form.text("text"))
      return `/den/${id}`
    },
  })

const reason: Text = { vi: "Lý do", en: "Reason" }

/** What people of an agency do with a received document. */
export const incomingActs: ReadonlyArray<Route> = [
  atOnce("tiep-nhan", ({ viewer: { office, person } }, id) =>
    office.exchange.incoming.accept(id, { by: person }),
  ),
  atOnce("bat-dau", ({ viewer: { office, person } }, id) =>
    office.exchange.incoming.startProcessing(id, { by: person }),
  ),
  ...asking({
    path: "hoan-thanh",
    title: { vi: "Hoàn thành xử lý", en: "Complete" },
    says: { vi: "Bên gửi nhận trạng thái 06.", en: "The sender receives status 06." },
    label: { vi: "Kết quả xử lý", en: "Result" },
    button: { vi: "Hoàn thành", en: "Complete" },
    required: false,
    act: ({ viewer: { office, person } }, id, text) =>
      office.exchange.incoming.complete(id, given("note", text), { by: person }),
  }),
  ...asking({
    path: "chuyen-tra",
    title: { vi: "Chuyển trả người giao", en: "Hand back" },
    label: reason,
    button: { vi: "Chuyển trả", en: "Hand back" },
    required: true,
    act: ({ viewer: { office, person } }, id, text) =>
      office.exchange.incoming.handBack(id, { reason: text }, { by: person }),
  }),
  ...asking({
    path: "gia-han",
    title: { vi: "Gia hạn xử lý", en: "Extend the deadline" },
    label: reason,
    button: { vi: "Gia hạn", en: "Extend" },
    required: true,
    day: true,
    act: ({ viewer: { office, person }, form }, id, text) =>
      office.exchange.incoming.extend(id, { due: form.text("due"), reason: text }, { by: person }),
  }),
]
