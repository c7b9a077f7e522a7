import { problemClass } from "../problem/problem-class.ts"

const restore = {
  en: "Take the store out of use, keep it as evidence, and compare it with a backup or an export from before.",
  vi: "Ngừng sử dụng kho, giữ làm chứng cứ và đối chiếu với bản sao lưu hoặc bản xuất trước đó.",
}

const catalogue = {
  empty: {
    status: 422,
    en: "No event of {agency} was found here.",
    vi: "Không có sự kiện nào của {agency} ở đây.",
    next: {
      en: "Check the path or URL, the schema and the agency's code.",
      vi: "Kiểm tra đường dẫn hoặc URL, lược đồ và mã cơ quan.",
    },
  },
  "line-unreadable": {
    status: 422,
    en: "Line {line} is not part of an exported log: {problem}.",
    vi: "Dòng {line} không thuộc bản xuất nhật ký: {problemVi}.",
    next: { en: "Export the log again.", vi: "Xuất lại nhật ký." },
  },
  "position-outside": {
    status: 422,
    en: "Position {position}, outside the log, holds version {version} of {stream}: an event was inserted.",
    vi: "Tại vị trí {position}, ngoài phạm vi nhật ký, có phiên bản {version} của {stream}: có sự kiện được chèn thêm.",
    next: restore,
  },
  "position-order": {
    status: 422,
    en: "The event at position {position} (version {version} of {stream}) follows position {previous}: the order was changed.",
    vi: "Sự kiện tại vị trí {position} (phiên bản {version} của {stream}) đứng sau vị trí {previous}: thứ tự đã bị thay đổi.",
    next: restore,
  },
  "version-missing": {
    status: 422,
    en: "Position {position} holds version {version} of {stream}, but version {expected} does not precede it: an event was removed or moved.",
    vi: "Tại vị trí {position} là phiên bản {version} của {stream} nhưng thiếu phiên bản {expected} trước đó: sự kiện đã bị xóa hoặc chuyển chỗ.",
    next: restore,
  },
  "version-repeated": {
    status: 422,
    en: "Position {position} holds version {version} of {stream} again: an event was inserted.",
    vi: "Tại vị trí {position} lại có phiên bản {version} của {stream}: có sự kiện được chèn thêm.",
    next: restore,
  },
  "hash-mismatch": {
    status: 422,
    en: "The event at position {position} (version {version} of {stream}) is not the one that was written: its hash does not match.",
    vi: "Sự kiện tại vị trí {position} (phiên bản {version} của {stream}) không còn như khi ghi: mã băm không khớp.",
    next: restore,
  },
  "seal-unreadable": {
    status: 422,
    en: "The seal at position {position} is not valid.",
    vi: "Niêm phong tại vị trí {position} không hợp lệ.",
    next: restore,
  },
  "seal-order": {
    status: 422,
    en: "The seal at position {position} does not follow the one before it: a seal was changed or removed.",
    vi: "Niêm phong tại vị trí {position} không nối tiếp niêm phong trước: có niêm phong bị sửa hoặc xóa.",
    next: restore,
  },
  "seal-key-unknown": {
    status: 422,
    en: "The seal at position {position} was signed with the key {key}, which is not trusted.",
    vi: "Niêm phong tại vị trí {position} được ký bằng khóa {key} không được tin cậy.",
    next: {
      en: "If it is a key of the agency, pass it with --key; otherwise treat the log as forged from there on.",
      vi: "Nếu là khóa của cơ quan, khai báo bằng --key; nếu không, coi nhật ký từ đó là giả mạo.",
    },
  },
  "seal-signature-broken": {
    status: 422,
    en: "The signature of the seal at position {position} does not match: the seal was changed.",
    vi: "Chữ ký của niêm phong tại vị trí {position} không khớp: niêm phong đã bị sửa.",
    next: restore,
  },
  "seal-count": {
    status: 422,
    en: "The seal at position {position} covers {expected} events from position {from} to {through}, but there are {actual}.",
    vi: "Niêm phong tại vị trí {position} được lập cho {expected} sự kiện từ vị trí {from} đến {through}; hiện có {actual}.",
    next: restore,
  },
  "seal-root": {
    status: 422,
    en: "The events from position {from} to {through} are not the ones that the seal at position {position} covers.",
    vi: "Các sự kiện từ vị trí {from} đến {through} không phải là các sự kiện đã niêm phong tại vị trí {position}.",
    next: restore,
  },
  "seal-missing": {
    status: 422,
    en: "The log has no seal with the hash {hash}: its end was cut off, or it is a different log.",
    vi: "Nhật ký không có niêm phong mã băm {hash}: phần cuối đã bị cắt hoặc đây là nhật ký khác.",
    next: restore,
  },
  "held-back": {
    status: 503,
    en: "The log is settled up to position {settled}; the rest, including the requested seal, is held back. Nothing is proven yet.",
    vi: "Nhật ký mới ổn định đến vị trí {settled}, phần sau còn bị giữ lại, kể cả niêm phong được yêu cầu: chưa chứng minh được gì.",
    next: {
      en: "Verify again after the transaction that holds it back has ended, or on the primary server.",
      vi: "Kiểm tra lại khi giao dịch đang giữ đã kết thúc, hoặc trên máy chủ chính.",
    },
  },
  unsealed: {
    status: 422,
    en: "None of the {events} events is sealed: no key can prove that they are the ones that were written.",
    vi: "Không sự kiện nào trong {events} sự kiện được niêm phong: không khóa nào chứng minh được đó là những sự kiện đã ghi.",
    next: {
      en: "If the agency has ever sealed its log, the seals were removed: treat the log as forged. If it never has, confirm this with --unsealed-ok.",
      vi: "Nếu cơ quan đã từng niêm phong nhật ký thì niêm phong đã bị xóa: coi là giả mạo. Nếu chưa từng, xác nhận bằng --unsealed-ok.",
    },
  },
} as const

/** A log differs from what was written. The error reports the first place where this shows. */
export class LogError extends problemClass<LogError>()("LogError", "log", catalogue) {}
