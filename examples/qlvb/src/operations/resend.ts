import { actionButton } from "../page/form.ts"
import { html, type Markup } from "../page/html.ts"
import { post, redirect, type Viewer } from "../visit/visit.ts"

/** What would be sent again: sendings that stopped, and those that nobody reported on in time. */
export const resendable = async (viewer: Viewer): Promise<Markup> => {
  const { say, office, person } = viewer
  const may = await office.exchange.permissionsOf(person)
  if (may["outgoing.resendAll"]?.allowed !== true) return null
  const { total } = await office.exchange.outgoing.resendAll({ dryRun: true }, { by: person })
  if (total === 0) return null
  return html`<div class="say warn row"><span>${say(
    `${total} văn bản dừng gửi hoặc chưa có phản hồi đúng hạn.`,
    `${total} documents stopped, or were not reported on in time.`,
  )}</span> ${actionButton(viewer, "/van-hanh/gui-lai", say(`Gửi lại (${total})`, `Resend (${total})`), "small")}</div>`
}

export const resending = [
  post("/van-hanh/gui-lai", async ({ viewer: { office, person } }) => {
    await office.exchange.outgoing.resendAll({}, { by: person })
    return redirect("/van-hanh")
  }),
]
