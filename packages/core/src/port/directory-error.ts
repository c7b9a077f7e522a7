import { problemClass } from "../problem/problem-class.ts"

const catalogue = {
  "never-read": {
    status: 503,
    en: "The axis' directory has not been read yet and cannot be read now, so no agency can be looked up: {problem}",
    vi: "Chưa từng đọc được danh bạ của trục và hiện không đọc được, nên chưa tra được cơ quan nào: {problemVi}",
    next: {
      en: "Wait until the axis answers (check with `work.checkAxis`), then dispatch again, or repeat what you were doing.",
      vi: "Chờ trục hoạt động trở lại (kiểm tra bằng `work.checkAxis`) rồi bấm phát hành lại, hoặc thực hiện lại việc đang làm.",
    },
  },
  "kept-damaged": {
    status: 500,
    en: "The axis' directory that is kept here is damaged, and it cannot be read from the axis now, so no agency can be looked up: {problem}",
    vi: "Danh bạ của trục lưu tại đây bị hỏng và hiện không đọc lại được từ trục, nên chưa tra được cơ quan nào: {problemVi}",
    next: {
      en: "Wait until the axis answers (check with `work.checkAxis`): the directory is then read again. Check the store for other damage.",
      vi: "Chờ trục hoạt động trở lại (kiểm tra bằng `work.checkAxis`): khi đó danh bạ được đọc lại. Kiểm tra kho lưu trữ có hỏng tệp khác không.",
    },
  },
  "not-in-kept-list": {
    status: 503,
    en: "{code} is not in the directory as it was last read, {readAt}, and the axis cannot be asked whether it has been connected since: {problem}",
    vi: "{code} không có trong danh bạ đọc lần cuối lúc {readAt}; hiện không hỏi được trục xem cơ quan này đã kết nối hay chưa: {problemVi}",
    next: {
      en: "Check the identifier. If it is right, wait until the axis answers (check with `work.checkAxis`).",
      vi: "Kiểm tra mã định danh. Nếu mã đúng, chờ trục hoạt động trở lại (kiểm tra bằng `work.checkAxis`).",
    },
  },
  "not-listed": {
    status: 422,
    en: "The directory of agencies cannot be searched: it only finds an agency by its code.",
    vi: "Không tìm kiếm được trong danh bạ cơ quan này: danh bạ chỉ tra được theo mã định danh.",
    next: {
      en: "Enter the agency's identifier, or let the host's directory return its list (`list`).",
      vi: "Nhập mã định danh của cơ quan, hoặc bổ sung hàm `list` trả về toàn bộ danh bạ của hệ thống.",
    },
  },
  "malformed-answer": {
    status: 500,
    en: "The host's directory of agencies returned an invalid answer: {problem}.",
    vi: "Danh bạ cơ quan của hệ thống trả lời sai quy cách: {problemVi}.",
    next: {
      en: "Fix the `directory` that the exchange was opened with; `agencyDirectoryContract` of the testkit checks one.",
      vi: "Sửa danh bạ được khai báo khi mở hệ thống rồi làm lại.",
    },
  },
  unavailable: {
    status: 503,
    en: "The directory of agencies does not answer: {problem}",
    vi: "Danh bạ cơ quan không trả lời: {problemVi}",
    next: {
      en: "Look at the host's directory.",
      vi: "Kiểm tra danh bạ của hệ thống.",
    },
  },
} as const

/**
 * The directory cannot tell whether an agency can be written to. `never-read`, `kept-damaged` and
 * `not-in-kept-list` are for the axis' own directory. A host's own directory fails with `unavailable`
 * (`detail`: `problem` and `problemVi`, whole sentences), and with `not-listed` when it is searched and gives
 * no list. What it answers otherwise than the port says is `malformed-answer`.
 */
export class DirectoryError extends problemClass<DirectoryError>()(
  "DirectoryError",
  "directory",
  catalogue,
) {}
