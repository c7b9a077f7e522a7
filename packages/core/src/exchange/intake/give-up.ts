import type { Refusal } from "../../document/incoming/event.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import { TransportError } from "../../port/transport-error.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import { refusalFor } from "./check-document.ts"

/**
 * What the axis did instead of giving out a packet. Its own words stay in the log; they are not meant for a
 * clerk.
 */
const fetchFailures: Readonly<Record<TransportError["reason"], Reason>> = {
  refused: { en: "it has no such packet", vi: "trục báo không có gói tin này" },
  failed: { en: "it answers with an error", vi: "trục báo lỗi" },
  "too-large": { en: "it is too large for the axis", vi: "gói tin quá lớn so với giới hạn của trục" },
  duplicate: { en: "it answers with an error", vi: "trục báo lỗi" },
  "malformed-answer": { en: "its answer cannot be read", vi: "không đọc được câu trả lời của trục" },
  "timed-out": { en: "it does not answer in time", vi: "trục không trả lời kịp" },
  unreachable: { en: "it cannot be reached", vi: "không kết nối được tới trục" },
  unauthorized: { en: "it does not know the receiver", vi: "trục không xác thực được bên nhận" },
  busy: { en: "it is busy", vi: "trục đang bận" },
}

const unstorable: Reason = {
  en: "a text in it is too long, or has a character that cannot be kept",
  vi: "có nội dung quá dài hoặc có ký tự không lưu được",
}
const failing: Reason = {
  en: "the receiver's system failed each time",
  vi: "phần mềm bên nhận gặp lỗi ở mọi lần thử",
}

/** Whether a store will never keep a packet, however often it is tried. */
export const isUnstorable = (error: unknown): boolean =>
  error instanceof StorageError && error.reason === "text-invalid"

/** The refusal of a packet that the axis did not deliver, or that cannot be stored here. */
export const refusalOfUnreceived = (error: unknown): Refusal => {
  const reason = error instanceof TransportError ? "not-delivered" : "not-kept"
  const ofStore = isUnstorable(error) ? unstorable : failing
  const { en, vi } = error instanceof TransportError ? fetchFailures[error.reason] : ofStore
  return refusalFor(reason, { problem: en, problemVi: vi })
}
