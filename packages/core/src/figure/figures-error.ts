import { problemClass } from "../problem/problem-class.ts"

const catalogue = {
  "not-over": {
    status: 409,
    en: "The period {period} ends on {until}: it cannot be closed before it is over.",
    vi: "Kỳ {period} đến hết ngày {until} mới kết thúc, chưa chốt số liệu được.",
    next: { en: "Close it on a later day.", vi: "Chốt số liệu vào ngày sau đó." },
  },
  "already-closed": {
    status: 409,
    en: "The figures of the period {period} were closed at {at}.",
    vi: "Số liệu kỳ {period} đã được chốt lúc {at}.",
    next: {
      en: "Read them: what has changed since is listed beside them.",
      vi: "Xem số liệu đã chốt: phần thay đổi sau khi chốt được liệt kê kèm theo.",
    },
  },
  "not-closed": {
    status: 404,
    en: "The figures of the period {period} have not been closed.",
    vi: "Số liệu kỳ {period} chưa được chốt.",
    next: { en: "Close them, or name another period.", vi: "Chốt số liệu, hoặc chọn kỳ khác." },
  },
  moving: {
    status: 503,
    en: "Documents changed each time that the period {period} was counted, so its figures do not belong to a single position in the log.",
    vi: "Văn bản liên tục thay đổi trong lúc tổng hợp kỳ {period}, nên số liệu không ứng với một vị trí duy nhất trong nhật ký.",
    next: { en: "Close it again in a quieter moment.", vi: "Chốt lại vào lúc ít người thao tác hơn." },
  },
  "file-unreadable": {
    status: 422,
    en: "{file} is not a file of closed figures.",
    vi: "{file} không phải tệp số liệu đã chốt.",
    next: {
      en: "Ask the agency for the file of its closed period, as `reports.readClosedPeriod` returns it.",
      vi: "Đề nghị cơ quan gửi tệp số liệu đã chốt, đúng như `reports.readClosedPeriod` trả về.",
    },
  },
  altered: {
    status: 422,
    en: "The figures in {file} are not those that the agency closed: the file was altered.",
    vi: "Số liệu trong {file} không đúng số liệu cơ quan đã chốt: tệp đã bị sửa đổi.",
    next: { en: "Ask the agency for the file again.", vi: "Đề nghị cơ quan gửi lại tệp." },
  },
  unsigned: {
    status: 422,
    en: "The figures in {file} are not signed by a key that was given.",
    vi: "Số liệu trong {file} không có chữ ký của khóa nào trong các khóa đã khai báo.",
    next: {
      en: "Give the agency's key, or count the file without keys.",
      vi: "Khai báo khóa của cơ quan, hoặc tổng hợp mà không kiểm tra khóa.",
    },
  },
  "other-period": {
    status: 422,
    en: "{file} has the figures of {found}, not of {period}.",
    vi: "{file} là số liệu kỳ {found}, không phải kỳ {period}.",
    next: { en: "Ask the agency for the other period's file.", vi: "Đề nghị cơ quan gửi đúng tệp của kỳ." },
  },
  "agency-twice": {
    status: 422,
    en: "{file} repeats the figures of {agency}.",
    vi: "{file} lại là số liệu của {agency} đã có.",
    next: { en: "Give each agency's file once.", vi: "Mỗi cơ quan chỉ đưa một tệp." },
  },
} as const

/** Figures of a period cannot be closed, read, proven or added. */
export class FiguresError extends problemClass<FiguresError>()("FiguresError", "figures", catalogue) {}
