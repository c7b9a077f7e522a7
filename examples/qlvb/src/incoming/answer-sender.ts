import { radios, textArea } from "../page/form.ts"
import { questionPage } from "../page/question.ts"
import { formRoute } from "../visit/form-route.ts"
import type { Text } from "../visit/language.ts"
import type { Route, Viewer } from "../visit/visit.ts"

interface Answering {
  readonly path: string
  readonly title: Text
  readonly agreeing: Text
  readonly agree: (viewer: Viewer, id: string) => Promise<unknown>
  readonly decline: (viewer: Viewer, id: string, reason: string) => Promise<unknown>
  readonly question: "recall" | "update"
}

const answering = ({ path, title, agreeing, agree, decline, question }: Answering): ReadonlyArray<Route> =>
  formRoute({
    path: `/den/:id/${path}`,
    show: async (visit, problem) => {
      const { viewer, param, form } = visit
      const { tell, say } = viewer
      const incoming = await viewer.office.exchange.incoming.get(param("id"), { by: viewer.person })
      return questionPage(
        visit,
        {
          title: tell(title),
          beneath: incoming.envelope.subject,
          says: `${incoming.envelope.from.name}: “${incoming[question]?.reason ?? ""}”`,
          fields: [
            radios(
              "answer",
              say("Trả lời", "Answer"),
              [
                { value: "agree", label: tell(agreeing) },
                {
                  value: "decline",
                  label: say("Không đồng ý, vì lý do dưới đây", "Decline, for the reason below"),
                },
              ],
              form.text("answer"),
            ),
            textArea({
              name: "reason",
              label: say("Lý do không đồng ý (bên gửi sẽ đọc)", "Why not (the sender will read it)"),
              value: form.text("reason"),
            }),
          ],
          button: say("Trả lời", "Answer"),
          later: `/den/${param("id")}`,
        },
        problem,
      )
    },
    act: async ({ viewer, param, form }) => {
      const id = param("id")
      await (form.text("answer") === "agree" ? agree(viewer, id) : decline(viewer, id, form.text("reason")))
      return `/den/${id}`
    },
  })

/** Answers to what a sender asks about a document that is here. */
export const answersToSenders: ReadonlyArray<Route> = [
  ...answering({
    path: "tra-loi-thu-hoi",
    question: "recall",
    title: { vi: "Trả lời yêu cầu thu hồi", en: "Answer the recall" },
    agreeing: {
      vi: "Đồng ý trả: nội dung ở đây bị hủy, chỉ giữ thông tin về việc thu hồi (QĐ 28, Điều 9.2)",
      en: "Agree: the content here is destroyed, only the metadata of the recall are kept (Decision 28, Art. 9.2)",
    },
    agree: ({ office, person }, id) => office.exchange.incoming.agreeToRecall(id, { by: person }),
    decline: ({ office, person }, id, reason) =>
      office.exchange.incoming.declineRecall(id, { reason }, { by: person }),
  }),
  ...answering({
    path: "tra-loi-cap-nhat",
    question: "update",
    title: { vi: "Trả lời yêu cầu cập nhật", en: "Answer the update" },
    agreeing: {
      vi: "Đồng ý cập nhật; bản trước được giữ bên cạnh",
      en: "Agree; the earlier copy is kept beside it",
    },
    agree: ({ office, person }, id) => office.exchange.incoming.agreeToUpdate(id, { by: person }),
    decline: ({ office, person }, id, reason) =>
      office.exchange.incoming.declineUpdate(id, { reason }, { by: person }),
  }),
]
