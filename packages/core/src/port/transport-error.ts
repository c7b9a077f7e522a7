import { Schema } from "effect"
import { problemClass } from "../problem/problem-class.ts"
import type { Detail } from "../problem/sentence.ts"

/** The calls that send nothing to the axis, by how their names begin here and at axes. */
const onlyReads = /^(?:find|list|count|get|fetch|directory|health)/

/**
 * Words the details for the sentences, including those that an adapter leaves out or empty. The axis' own
 * text is shown as it came; an adapter's own words come in both languages.
 */
const words = ({ detail }: { readonly detail: Detail }): Detail => {
  const { endpoint, systemId, operation, answer, answerVi } = detail
  return {
    place: endpoint || "its address",
    placeVi: endpoint || "địa chỉ đã khai báo",
    system: systemId ? `system ${systemId}` : "this system",
    systemVi: systemId ? `hệ thống ${systemId}` : "hệ thống này",
    call: operation || "the request",
    doubt: onlyReads.test(operation ?? "") ? "" : "; it may or may not have taken it",
    doubtVi: onlyReads.test(operation ?? "") ? "" : "; có thể đã nhận hoặc chưa",
    said: answer || answerVi || "no further explanation",
    saidVi: answerVi || answer || "không có giải thích thêm",
  }
}

const catalogue = {
  unreachable: {
    status: 503,
    en: "The axis could not be reached at {place}; it has taken nothing.",
    vi: "Không kết nối được tới trục tại {placeVi}; trục chưa nhận gì.",
    next: {
      en: "What waits to be sent is sent automatically when the axis is back; anything else must be repeated. If this persists, check the network and the axis' address.",
      vi: "Nội dung đang chờ gửi sẽ tự gửi khi trục hoạt động lại; việc khác phải thực hiện lại. Nếu kéo dài, kiểm tra mạng và địa chỉ của trục.",
    },
  },
  "timed-out": {
    status: 504,
    en: "The axis did not answer {call} in time{doubt}.",
    vi: "Trục không trả lời kịp thời{doubtVi}.",
    next: {
      en: "What waits to be sent is sent again automatically, once the axis was asked whether it has it; anything else must be repeated.",
      vi: "Nội dung đang chờ gửi sẽ được hệ thống hỏi lại trục trước khi tự gửi lại; việc khác phải thực hiện lại.",
    },
  },
  unauthorized: {
    status: 502,
    en: "The axis does not accept the credentials of {system}.",
    vi: "Trục không chấp nhận thông tin xác thực của {systemVi}.",
    next: {
      en: "Check the system id, the secret and the machine's clock with the operator of the axis. What waits to be sent is sent automatically when the axis accepts them.",
      vi: "Kiểm tra mã hệ thống, khóa bí mật và đồng hồ máy với đơn vị vận hành trục. Nội dung đang chờ sẽ tự gửi khi trục chấp nhận.",
    },
  },
  busy: {
    status: 503,
    en: "The axis says that it is busy or closed for maintenance: {said}.",
    vi: "Trục báo đang bận hoặc bảo trì: {saidVi}.",
    next: {
      en: "What waits to be sent is sent automatically when the axis is free, however long that takes; anything else must be repeated.",
      vi: "Nội dung đang chờ gửi sẽ tự gửi khi trục rảnh, dù chờ bao lâu; việc khác phải thực hiện lại.",
    },
  },
  refused: {
    status: 502,
    en: "The axis refused {call} for good: {said}.",
    vi: "Trục từ chối hẳn yêu cầu: {saidVi}.",
    next: {
      en: "Correct what the axis names, then restart the document that stopped for it with resend.",
      vi: "Sửa theo nội dung trục báo. Văn bản đã dừng vì lỗi này thì cho gửi lại sau khi sửa.",
    },
  },
  "too-large": {
    status: 502,
    en: "The packet is too large for the axis, or for a proxy before it: {said}.",
    vi: "Gói tin quá lớn so với giới hạn của trục hoặc của máy chủ trung gian: {saidVi}.",
    next: {
      en: "Ask the operators of the proxy and of the axis for a higher limit, then send it again with resend; or send the annexes in smaller files as further documents.",
      vi: "Đề nghị đơn vị vận hành trục và máy chủ trung gian nâng giới hạn rồi cho gửi lại; hoặc giảm dung lượng phụ lục, gửi tách thành nhiều văn bản.",
    },
  },
  failed: {
    status: 502,
    en: "The axis did not carry out {call}, and its answer does not say whether it ever will: {said}.",
    vi: "Trục không thực hiện yêu cầu và không cho biết lỗi tạm thời hay dứt khoát: {saidVi}.",
    next: {
      en: "What waits to be sent is retried automatically several more times. If it stops, ask the operator of the axis what the answer means.",
      vi: "Nội dung đang chờ gửi được tự thử lại nhiều lần. Nếu đã dừng, hỏi đơn vị vận hành trục về câu trả lời này.",
    },
  },
  duplicate: {
    status: 409,
    en: "The axis already has this packet.",
    vi: "Trục đã có gói tin này.",
    next: {
      en: "Nothing to do: an earlier attempt got through.",
      vi: "Không cần làm gì: lần gửi trước đã tới.",
    },
  },
  "malformed-answer": {
    status: 502,
    en: "The axis answered {call} with something that is not its protocol: {said}.",
    vi: "Trục trả lời không đúng giao thức: {saidVi}.",
    next: {
      en: "Check that the address is the axis' and not a proxy's or a log-in page's.",
      vi: "Kiểm tra địa chỉ có phải là của trục, không phải proxy hay trang đăng nhập.",
    },
  },
} as const

/**
 * A call to the axis that failed.
 *
 * - **Whether the axis took it**: `unreachable`, `unauthorized`, `refused`, `too-large` and `failed` mean
 *   that the axis has **not** taken it. `timed-out`, `malformed-answer` and `busy` (which a gateway may
 *   answer in the axis' place) leave that unknown: see {@link TransportError.indeterminate}.
 * - **Whether it is final**: only `refused` is, and `too-large` for a packet that is sent. An adapter gives
 *   it for answers on its own closed list, for which the same call can never succeed: an unknown recipient,
 *   an entry that does not exist. Any other rejection is `failed` and is retried.
 */
export class TransportError extends problemClass<TransportError>()("TransportError", "transport", catalogue, {
  fields: {
    /** How many seconds the axis asks clients to wait (`Retry-After`), if it says so. */
    retryAfterSeconds: Schema.optionalKey(Schema.Number),
  },
  words,
}) {
  /** Whether the axis may have taken the packet. If so, ask it before sending again. */
  get indeterminate() {
    return this.reason === "timed-out" || this.reason === "malformed-answer" || this.reason === "busy"
  }
}
