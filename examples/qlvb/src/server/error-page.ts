import { isProblem } from "@lienthong/core"
import type { FastifyError } from "fastify"
import { pageHead } from "../page/head.ts"
import { html, type Markup } from "../page/html.ts"
import { problemBox } from "../page/problem.ts"
import type { Say } from "../visit/language.ts"
import type { Answer, Viewer } from "../visit/visit.ts"

/** What a person is told of an error of the web server. */
const sayStatus = (status: number, say: Say): string => {
  if (status === 403)
    return say(
      "Biểu mẫu đã hết hạn hoặc không do hệ thống này gửi, nên chưa thực hiện gì. Mở lại trang rồi làm lại.",
      "The form has expired or was not sent by this system, so nothing was done. Reload the page and try again.",
    )
  if (status === 404)
    return say(
      "Không có trang này. Kiểm tra địa chỉ hoặc tìm văn bản.",
      "There is no such page. Check the address, or search for the document.",
    )
  if (status === 413)
    return say(
      "Tệp lớn hơn 25 MB hoặc quá nhiều tệp, nên chưa lưu gì. Giảm dung lượng rồi gửi lại.",
      "A file is larger than 25 MB, or there are too many files, so nothing was saved. Send smaller or fewer files.",
    )
  if (status < 500)
    return say(
      "Yêu cầu không đọc được, nên chưa thực hiện gì. Mở lại trang rồi làm lại.",
      "The request could not be read, so nothing was done. Reload the page and try again.",
    )
  return say(
    "Hệ thống gặp lỗi. Xem lại văn bản trước khi làm lại; nếu còn lỗi, báo quản trị.",
    "Something went wrong. Check the document before you try again; if it happens again, tell the administrator.",
  )
}

const back = ({ say }: Viewer, from: string): Markup =>
  html`<p><a class="btn" href=${from}>${say("Quay lại", "Back")}</a></p>`

/** The page of an error: the library's own sentence and what to do next, or what the web server met. */
export const errorPage = (viewer: Viewer, error: unknown, from: string): Answer => {
  const { say } = viewer
  if (isProblem(error))
    return {
      kind: "page",
      status: error.status,
      title: say("Chưa thực hiện được", "Not done"),
      body: html`${pageHead(say("Chưa thực hiện được", "Not done"), "")}${problemBox(viewer, error)}${back(viewer, from)}`,
    }
  const status = (error as FastifyError).statusCode ?? 500
  const title = status === 404 ? say("Không tìm thấy", "Not found") : say("Chưa thực hiện được", "Not done")
  return {
    kind: "page",
    status,
    title,
    body: html`${pageHead(title, "")}<div class="say bad" role="alert">
      <p>${sayStatus(status, say)}</p></div>${back(viewer, from)}`,
  }
}
