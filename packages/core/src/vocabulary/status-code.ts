import type { Reason } from "./ground.ts"

/**
 * The status codes (mã trạng thái) of status packets: two-digit texts (QCVN 102:2016, Decision 28/2018).
 * Bytes are read in `adapters-axis/src/edxml/status`, reports taken in `exchange/intake/receive-status.ts`.
 * 07-12 and 14 have no published meaning; they are stored and shown as received.
 */
export const statusCode = {
  arrived: "01",
  refused: "02",
  accepted: "03",
  assigned: "04",
  processing: "05",
  completed: "06",
  recallAsked: "13",
  /** Which question it answers: `document/delivery/status-answer.ts`. */
  agreed: "15",
  declined: "16",
} as const

/** The meaning of each code (tên trạng thái). Packets state it in Vietnamese. */
export const statusNames = {
  [statusCode.arrived]: { en: "Arrived", vi: "Đã đến" },
  [statusCode.refused]: { en: "Refused", vi: "Từ chối tiếp nhận" },
  [statusCode.accepted]: { en: "Accepted", vi: "Đã tiếp nhận" },
  [statusCode.assigned]: { en: "Assigned", vi: "Đã phân công xử lý" },
  [statusCode.processing]: { en: "In progress", vi: "Đang xử lý" },
  [statusCode.completed]: { en: "Completed", vi: "Đã hoàn thành" },
  [statusCode.recallAsked]: { en: "Asked back", vi: "Yêu cầu lấy lại" },
  [statusCode.agreed]: { en: "Agreed to give it back or update it", vi: "Đồng ý lấy lại, cập nhật" },
  [statusCode.declined]: { en: "Declined to give it back or update it", vi: "Từ chối lấy lại, cập nhật" },
} satisfies Readonly<Record<string, Reason>>

/** A status code with a published meaning. */
export type KnownStatusCode = keyof typeof statusNames

/** Whether a code has a published meaning. */
export const isKnownStatus = (code: string): code is KnownStatusCode => Object.hasOwn(statusNames, code)
