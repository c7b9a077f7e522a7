import { registerOf } from "@lienthong/core/document"
import { selectField, textField } from "../page/form.ts"
import { html } from "../page/html.ts"
import { questionPage } from "../page/question.ts"
import { given } from "../visit/form.ts"
import { formRoute } from "../visit/form-route.ts"
import type { Say } from "../visit/language.ts"
import { typeNameOf } from "./type-name.ts"

/** Quyền hạn ký (Decree 30/2020, Annex I, II.7b). */
const authorities = (say: Say) => [
  { value: "", label: say("Ký trực tiếp", "In their own right") },
  { value: "TM.", label: say("TM. (thay mặt tập thể)", "TM. (on behalf of the collective)") },
  { value: "KT.", label: say("KT. (ký thay)", "KT. (for the head)") },
  { value: "TL.", label: say("TL. (thừa lệnh)", "TL. (by order of)") },
  { value: "Q.", label: say("Q. (quyền)", "Q. (acting)") },
]

const isAuthority = (text: string): text is "TM." | "KT." | "TL." | "Q." =>
  ["TM.", "KT.", "TL.", "Q."].includes(text)

/** The competent person signs. */
const signAsPerson = formRoute({
  path: "/di/:id/ky",
  show: async (visit, problem) => {
    const { viewer, param, form } = visit
    const { say, person } = viewer
    const { draft } = await viewer.office.exchange.outgoing.get(param("id"), { by: person })
    return questionPage(
      visit,
      {
        title: say("Ký số", "Sign"),
        beneath: `${typeNameOf(draft.type)} · ${draft.subject}`,
        says: say(
          "Sau khi ký, nội dung không sửa được nữa (NĐ 30, Điều 13). Văn thư cấp số và ký số của cơ quan tiếp theo.",
          "After signing the content can no longer be changed (Decree 30, Art. 13). Next, the registry numbers and seals it.",
        ),
        fields: [
          html`<ul class="files">${draft.files.map(({ name }, index) => html`<li><a href=${`/di/${param("id")}/tep/${index}`}>${name}</a></li>`)}</ul>`,
          selectField({
            name: "authority",
            label: say("Quyền hạn ký", "Authority"),
            choices: authorities(say),
            value: form.text("authority"),
          }),
        ],
        button: say(`Ký số: ${person.name}`, `Sign: ${person.name}`),
        later: `/di/${param("id")}`,
      },
      problem,
    )
  },
  act: async ({ viewer: { office, person }, param, form }) => {
    const authority = form.text("authority")
    await office.exchange.outgoing.signAsPerson(param("id"), isAuthority(authority) ? { authority } : {}, {
      by: person,
    })
    return "/ky"
  },
})

/** The registry numbers the document and seals it. */
const signAsAgency = formRoute({
  path: "/di/:id/dong-dau",
  show: async (visit, problem) => {
    const { viewer, param, form } = visit
    const { say } = viewer
    const { draft } = await viewer.office.exchange.outgoing.get(param("id"), { by: viewer.person })
    const isLetter = draft.type === "cong-van"
    return questionPage(
      visit,
      {
        title: say("Cấp số, ký số cơ quan", "Number and seal"),
        beneath: `${typeNameOf(draft.type)} · ${draft.subject}`,
        says: say(
          `Số tiếp theo của sổ “${registerOf(draft.type)}” được lấy cùng lúc với chữ ký số của cơ quan; số đã cấp không dùng lại (NĐ 30, Điều 15).`,
          `The next number of the register “${registerOf(draft.type)}” is taken together with the agency's signature; a number is never used again (Decree 30, Art. 15).`,
        ),
        fields: textField({
          name: "notation",
          label: say("Ký hiệu", "Notation"),
          hint: isLetter
            ? say(
                "Công văn cần ký hiệu có đơn vị soạn thảo, như UBND-KGVX.",
                "An official letter (công văn) needs the drafting unit here, such as UBND-KGVX.",
              )
            : say("Để trống để ghép tên loại và cơ quan.", "Leave empty to combine type and agency."),
          value: form.text("notation"),
          required: isLetter,
        }),
        button: say("Cấp số, ký số cơ quan", "Number and seal"),
        later: `/di/${param("id")}`,
      },
      problem,
    )
  },
  act: async ({ viewer: { office, person }, param, form }) => {
    await office.exchange.outgoing.signAsAgency(param("id"), given("notation", form.text("notation")), {
      by: person,
    })
    return `/di/${param("id")}/phat-hanh`
  },
})

export const signing = [...signAsPerson, ...signAsAgency]
