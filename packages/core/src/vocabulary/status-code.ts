import type { Reason } from "./ground.ts"

/**
 * The status codes (mã trạng thái) that the axis' own packets use. Codes are two-digit texts; 07-12 and 14 have no
 * published meaning and are kept and shown as they come. Packets say them in Vietnamese.
 */
export const statusNames = {
  "01": { en: "Arrived", vi: "Đã đến" },
  "02": { en: "Refused", vi: "Từ chối tiếp nhận" },
  "03": { en: "Accepted", vi: "Đã tiếp nhận" },
  "04": { en: "Assigned", vi: "Đã phân công xử lý" },
  "05": { en: "In progress", vi: "Đang xử lý" },
  "06": { en: "Completed", vi: "Đã hoàn thành" },
  "13": { en: "Asked back", vi: "Yêu cầu lấy lại" },
  "15": { en: "Agreed to give it back or update it", vi: "Đồng ý lấy lại, cập nhật" },
  "16": { en: "Declined to give it back or update it", vi: "Từ chối lấy lại, cập nhật" },
} satisfies Readonly<Record<string, Reason>>

export type KnownStatusCode = keyof typeof statusNames

/** Whether a code has a published meaning. */
export const isKnownStatus = (code: string): code is KnownStatusCode => Object.hasOwn(statusNames, code)
