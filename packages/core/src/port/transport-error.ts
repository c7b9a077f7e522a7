import { Schema } from "effect"
import { problemFields } from "../problem/problem.ts"
import { type Catalogue, say } from "../problem/sentence.ts"

const reasons = [
  "unreachable",
  "timed-out",
  "unauthorized",
  "refused",
  "duplicate",
  "malformed-answer",
] as const

const catalogue: Catalogue<(typeof reasons)[number]> = {
  unreachable: {
    en: "The axis could not be reached at {endpoint}; nothing was sent.",
    vi: "Không kết nối được tới trục tại {endpoint}; chưa gửi gì.",
    next: {
      en: "Nothing to do: it is tried again by itself. If it lasts, check the network and the axis' address.",
      vi: "Không cần làm gì: hệ thống sẽ tự thử lại. Nếu kéo dài, kiểm tra mạng và địa chỉ của trục.",
    },
  },
  "timed-out": {
    en: "The axis did not answer {operation} in time; it may or may not have taken it.",
    vi: "Trục không trả lời {operation} kịp thời; có thể đã nhận hoặc chưa.",
    next: {
      en: "Nothing to do: the axis is asked what became of it before anything is sent again.",
      vi: "Không cần làm gì: hệ thống sẽ hỏi lại trục trước khi gửi lại.",
    },
  },
  unauthorized: {
    en: "The axis does not accept the credentials of system {systemId}.",
    vi: "Trục không chấp nhận thông tin xác thực của hệ thống {systemId}.",
    next: {
      en: "Check the system id, the secret and the machine's clock with the operator of the axis.",
      vi: "Kiểm tra mã hệ thống, khóa bí mật và đồng hồ máy với đơn vị vận hành trục.",
    },
  },
  refused: {
    en: "The axis refused {operation}: {answer}.",
    vi: "Trục từ chối {operation}: {answer}.",
    next: {
      en: "Correct what the axis names, then resend the document.",
      vi: "Sửa theo nội dung trục báo rồi gửi lại văn bản.",
    },
  },
  duplicate: {
    en: "The axis already has this packet.",
    vi: "Trục đã có gói tin này.",
    next: {
      en: "Nothing to do: an earlier attempt got through.",
      vi: "Không cần làm gì: lần gửi trước đã tới.",
    },
  },
  "malformed-answer": {
    en: "The axis answered {operation} with something that is not its protocol: {answer}.",
    vi: "Trục trả lời {operation} không đúng giao thức: {answer}.",
    next: {
      en: "Check that the address is the axis' and not a proxy's or a log-in page's.",
      vi: "Kiểm tra địa chỉ có phải là của trục, không phải proxy hay trang đăng nhập.",
    },
  },
}

/**
 * A call to the axis did not succeed. `unreachable`, `unauthorized` and `refused` mean that the axis has **not**
 * taken it; `timed-out` and `malformed-answer` mean that nobody knows: see {@link TransportError.indeterminate}.
 */
export class TransportError extends Schema.TaggedError<TransportError>()("TransportError", {
  reason: Schema.Literals(reasons),
  ...problemFields,
}) {
  get code() {
    return `transport/${this.reason}`
  }
  get sentence() {
    return say(catalogue[this.reason], this.detail)
  }
  override get message() {
    return this.sentence.en
  }
  /** Whether the axis may have taken what was sent: ask it before sending again. */
  get indeterminate() {
    return this.reason === "timed-out" || this.reason === "malformed-answer"
  }
}
