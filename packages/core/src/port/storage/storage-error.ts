import { problemClass } from "../../problem/problem-class.ts"

const tryAgain = { en: "Read again and retry.", vi: "Đọc lại rồi thử lại." }

const catalogue = {
  "version-conflict": {
    status: 409,
    en: "{stream} is at version {actual}, not {expected}: somebody changed it in the meantime.",
    vi: "{stream} đang ở phiên bản {actual}, không phải {expected}: đã có thay đổi khác.",
    next: tryAgain,
  },
  "mark-taken": {
    status: 409,
    en: "The mark {key} is already set to {value}.",
    vi: "Dấu {key} đã được đặt là {value}.",
    next: tryAgain,
  },
  "lease-lost": {
    status: 409,
    en: "The work item {work} is no longer leased by this worker.",
    vi: "Công việc {work} không còn do tiến trình này giữ.",
    next: {
      en: "Nothing to do: another worker has taken it.",
      vi: "Không cần làm gì: tiến trình khác đã nhận.",
    },
  },
  "work-moved": {
    status: 409,
    en: "The work item {work} is {state} in the meantime.",
    vi: "Công việc {work} nay {stateVi}.",
    next: tryAgain,
  },
  "view-moved": {
    status: 409,
    en: "Another process has advanced the view {view} in the meantime.",
    vi: "Bảng dữ liệu đọc {view} đã được tiến trình khác cập nhật trước.",
    next: {
      en: "Nothing to do: the update continues from there.",
      vi: "Không cần làm gì: hệ thống tự cập nhật tiếp từ vị trí mới.",
    },
  },
  "view-stopped": {
    status: 500,
    en: "The view {view} has stopped, because its {call} failed: {problem}.",
    vi: "Bảng dữ liệu đọc {view} đã dừng do hàm `{call}` của nó báo lỗi.",
    next: {
      en: "Fix the view and open the exchange again. Everything else goes on.",
      vi: "Sửa hàm của bảng rồi mở lại hệ thống. Các chức năng khác vẫn hoạt động.",
    },
  },
  "checkpoint-moved": {
    status: 409,
    en: "The checkpoint of {subscriber} is no longer where this worker left it.",
    vi: "Điểm đánh dấu của {subscriber} không còn ở vị trí tiến trình này để lại.",
    next: {
      en: "Nothing to do: another worker has gone on from there.",
      vi: "Không cần làm gì: tiến trình khác đã xử lý tiếp.",
    },
  },
  "commit-conflict": {
    status: 409,
    en: "A commit with the id {commit} and different content already exists.",
    vi: "Đã có giao dịch mã {commit} với nội dung khác.",
    next: { en: "Give each commit its own id.", vi: "Dùng mã riêng cho mỗi giao dịch." },
  },
  "agency-moved": {
    status: 409,
    en: "The agency {agency} has moved to another server, {server}: nothing is written here any more.",
    vi: "Dữ liệu của cơ quan {agency} đã chuyển sang máy chủ {server}: không ghi thêm gì tại đây.",
    next: {
      en: "Name its new server in the map of servers, and open its exchange again.",
      vi: "Ghi máy chủ mới vào danh sách máy chủ rồi mở lại hệ thống của cơ quan.",
    },
  },
  "agency-arriving": {
    status: 409,
    en: "The agency {agency} is still being moved here from {server}: nothing is written yet.",
    vi: "Dữ liệu của cơ quan {agency} đang được chuyển từ {server} về đây: chưa ghi được gì.",
    next: {
      en: "Finish the move with the same command, or undo it, and then open the exchange again.",
      vi: "Chạy lại lệnh chuyển cho xong hoặc hủy việc chuyển, rồi mở lại hệ thống của cơ quan.",
    },
  },
  "blob-missing": {
    status: 500,
    en: "The file {digest} is not in the store.",
    vi: "Kho không có tệp {digest}.",
    next: {
      en: "If the document was recalled this is as it should be; otherwise restore the store from its backup.",
      vi: "Nếu văn bản đã thu hồi thì đúng quy định; nếu không, khôi phục kho từ bản sao lưu.",
    },
  },
  "blob-corrupt": {
    status: 500,
    en: "The file {digest} has changed since it was stored.",
    vi: "Tệp {digest} đã bị thay đổi sau khi lưu.",
    next: {
      en: "Take the machine out of use and restore the store from its backup.",
      vi: "Ngừng sử dụng máy và khôi phục kho từ bản sao lưu.",
    },
  },
  "event-undecodable": {
    status: 500,
    en: "The event {type} (version {version}) at position {position} cannot be decoded: {problem}.",
    vi: "Không giải mã được sự kiện {type} (phiên bản {version}) tại vị trí {position}: {problemVi}.",
    next: {
      en: "Run a release of the library that knows this event.",
      vi: "Dùng phiên bản thư viện hỗ trợ sự kiện này.",
    },
  },
  "log-short": {
    status: 500,
    en: "The log of {agency} would be read only up to position {through}, but has an event at position {position}.",
    vi: "Nhật ký của {agency} chỉ đọc được đến vị trí {through} nhưng có sự kiện tại vị trí {position}.",
    next: {
      en: "Nothing is lost. Run `lienthong store check`, and `lienthong log verify` in case the event was inserted; then set the sequence log_position of the store to at least that position.",
      vi: "Không mất dữ liệu. Chạy `lienthong store check`, và `lienthong log verify` phòng khi sự kiện bị chèn thêm; sau đó đặt bộ đếm `log_position` của kho tới ít nhất vị trí đó.",
    },
  },
  "store-unfit": {
    status: 500,
    en: "The store in the schema {schema} is not as it must be: {problem}.",
    vi: "Kho trong lược đồ {schema} chưa đúng yêu cầu: {problemVi}.",
    next: {
      en: "Open the store once as its owner, which takes the missing steps; for a distributed PostgreSQL run the statements in docs/scaling.md. Then run `lienthong store check` again.",
      vi: "Mở kho một lần bằng tài khoản sở hữu để thực hiện các bước còn thiếu; với PostgreSQL phân tán, chạy các lệnh trong `docs/scaling.md`. Sau đó chạy lại `lienthong store check`.",
    },
  },
  "schema-too-new": {
    status: 500,
    en: "The store was written by a newer release (schema {found}; this one knows {known}).",
    vi: "Kho do phiên bản mới hơn ghi (lược đồ {found}; phiên bản này hỗ trợ {known}).",
    next: { en: "Upgrade the library.", vi: "Nâng cấp thư viện." },
  },
  "text-invalid": {
    status: 422,
    en: "The text {text} ({field}) cannot be stored: it contains half a character or a NUL, or is too long.",
    vi: "Không lưu được văn bản {text} ({field}): có ký tự không hoàn chỉnh, có ký tự NUL hoặc quá dài.",
    next: { en: "Enter the text again.", vi: "Nhập lại nội dung." },
  },
  closed: {
    status: 503,
    en: "The store was closed before this call; nothing was done.",
    vi: "Kho đã đóng trước lời gọi này; chưa thực hiện gì.",
    next: {
      en: "Open the exchange again, and close it only when all calls have been answered.",
      vi: "Mở lại liên thông và chỉ đóng khi mọi lời gọi đã có kết quả.",
    },
  },
  "malformed-answer": {
    status: 500,
    en: "The store returned an invalid answer: {problem}.",
    vi: "Kho trả lời sai quy cách: {problemVi}.",
    next: {
      en: "Fix the `storage` that the exchange was opened with; `storageContract` of the testkit checks one.",
      vi: "Sửa bộ nối kho được khai báo khi mở hệ thống rồi làm lại.",
    },
  },
  unavailable: {
    status: 503,
    en: "The store does not answer: {problem}.",
    vi: "Kho không trả lời: {problemVi}.",
    next: {
      en: "Check the disk and the database. Nothing is half done.",
      vi: "Kiểm tra ổ đĩa và cơ sở dữ liệu. Không có thao tác dở dang.",
    },
  },
} as const

/** In what state a work item was found, in words for a person. */
const states: ReadonlyMap<string, string> = new Map([
  ["waiting", "đang chờ"],
  ["leased", "đang được thực hiện"],
  ["parked", "đã dừng"],
  ["done", "đã xong"],
])

/**
 * A store's operation that failed: nothing was written, not even in part. Only after `unavailable` and
 * `malformed-answer` is that unknown, since the answer was lost or unusable: then either all of it was
 * written or nothing. Making the same commit again shows which.
 */
export class StorageError extends problemClass<StorageError>()("StorageError", "storage", catalogue, {
  words: ({ detail: { state } }) =>
    state === undefined ? {} : { stateVi: states.get(state) ?? "đã thay đổi" },
}) {
  /** Whether the store may have done what it was asked, or may do it when it is asked again. */
  get indeterminate() {
    return this.reason === "unavailable" || this.reason === "malformed-answer"
  }

  /** Whether another writer was faster. Reading again and deciding again may succeed. */
  get contended() {
    return this.reason === "version-conflict" || this.reason === "mark-taken" || this.reason === "work-moved"
  }
}
