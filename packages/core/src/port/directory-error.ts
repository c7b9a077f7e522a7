import { Schema } from "effect"
import { problemFields } from "../problem/problem.ts"
import { type Catalogue, say } from "../problem/sentence.ts"
import { tellable } from "../problem/tellable.ts"

const reasons = ["never-read", "not-in-kept-list", "unavailable"] as const

const catalogue: Catalogue<(typeof reasons)[number]> = {
  "never-read": {
    en: "The axis' directory has not been read yet and cannot be read now, so that nobody can be looked up: {problem}",
    vi: "Chưa từng đọc được danh bạ của trục và hiện không đọc được, nên chưa tra được cơ quan nào: {problemVi}",
    next: {
      en: "Do the same again once the axis answers (`work.checkAxis` tells): press dispatch again, for example. Nothing happens by itself.",
      vi: "Thực hiện lại khi trục hoạt động (kiểm tra bằng `work.checkAxis`), ví dụ bấm phát hành lại. Hệ thống không tự thực hiện thay.",
    },
  },
  "not-in-kept-list": {
    en: "{code} is not in the directory as it was last read, {readAt}, and the axis cannot be asked whether it has been connected since: {problem}",
    vi: "{code} không có trong danh bạ đọc lần cuối lúc {readAt}; hiện không hỏi được trục xem cơ quan này đã kết nối hay chưa: {problemVi}",
    next: {
      en: "Check the identifier. If it is right, do the same again once the axis answers (`work.checkAxis` tells). Nothing happens by itself.",
      vi: "Kiểm tra mã định danh. Nếu mã đúng, thực hiện lại khi trục hoạt động (kiểm tra bằng `work.checkAxis`). Hệ thống không tự thực hiện thay.",
    },
  },
  unavailable: {
    en: "The directory of agencies does not answer: {problem}",
    vi: "Danh bạ cơ quan không trả lời: {problemVi}",
    next: {
      en: "Do the same again once the directory answers. Nothing happens by itself.",
      vi: "Thực hiện lại khi danh bạ hoạt động. Hệ thống không tự thực hiện thay.",
    },
  },
}

/**
 * Whether an agency can be written to cannot be told. `never-read` and `not-in-kept-list` are for the axis' own
 * directory; a host's own fails with `unavailable` (`detail`: `problem` and `problemVi`, whole sentences).
 */
export class DirectoryError extends Schema.TaggedError<DirectoryError>()("DirectoryError", {
  reason: Schema.Literals(reasons),
  ...problemFields,
}) {
  static {
    tellable(DirectoryError)
  }
  get code() {
    return `directory/${this.reason}`
  }
  get sentence() {
    return say(catalogue[this.reason], this.detail)
  }
  override get message() {
    return this.sentence.en
  }
}
