import { dateOf, vietnamTime } from "@lienthong/core/calendar"
import { radios, textField } from "../page/form.ts"
import { html } from "../page/html.ts"
import { questionPage } from "../page/question.ts"
import { given } from "../visit/form.ts"
import { formRoute } from "../visit/form-route.ts"

/** Records paper: beside an electronic document, or alone with an arrival number of its own. */
export const registeringPaper = formRoute({
  path: "/giay/moi",
  show: (visit, problem) => {
    const { viewer, form } = visit
    const { say, office } = viewer
    const value = (name: string) => ({ name, value: form.text(name) })
    return questionPage(
      visit,
      {
        title: say("Đăng ký văn bản giấy", "Register paper"),
        says: say(
          "Bản giấy đi kèm văn bản điện tử chỉ ghi nhận; bản giấy đến một mình được vào sổ, chung một dãy số đến (NĐ 30, Điều 22.2).",
          "Paper that accompanies an electronic document is only recorded; paper that came alone is registered, in one series of numbers (Decree 30, Art. 22.2).",
        ),
        fields: [
          radios(
            "kind",
            say("Bản giấy này", "This paper"),
            [
              {
                value: "beside",
                label: say("đi kèm văn bản điện tử", "accompanies an electronic document"),
              },
              {
                value: "alone",
                label: say("đến một mình, cần vào sổ", "came alone and must be registered"),
              },
            ],
            form.text("kind") || "beside",
          ),
          textField({
            ...value("from"),
            label: say("Mã định danh nơi gửi", "The sender's code"),
            required: true,
          }),
          textField({
            ...value("code"),
            label: say("Số, ký hiệu", "Number, notation"),
            hint: say("Ví dụ 105/BC-UBND", "e.g. 105/BC-UBND"),
            required: true,
          }),
          textField({ ...value("date"), label: say("Ngày văn bản", "Date"), type: "date", required: true }),
          textField({
            name: "receivedOn",
            value: form.text("receivedOn") || dateOf(vietnamTime(office.now())),
            label: say("Ngày nhận", "Received on"),
            type: "date",
            required: true,
          }),
          html`<fieldset class="field"><legend>${say("Khi đến một mình", "If it came alone")}</legend></fieldset>`,
          textField({ ...value("typeName"), label: say("Tên loại", "Type") }),
          textField({ ...value("subject"), label: say("Trích yếu", "Subject") }),
        ],
        button: say("Ghi nhận", "Record"),
        later: "/giay",
      },
      problem,
    )
  },
  act: async ({ viewer: { office, person }, form }) => {
    const paper = { from: form.text("from"), code: form.text("code"), date: form.text("date") }
    const receipt = given("receivedOn", form.text("receivedOn"))
    const { incoming } = office.exchange
    if (form.text("kind") === "alone") {
      const request = {
        ...receipt,
        ...given("typeName", form.text("typeName")),
        subject: form.text("subject"),
      }
      await incoming.registerPaper(paper, request, { by: person })
    } else await incoming.recordPaperReceived(paper, receipt, { by: person })
    return "/giay"
  },
})
