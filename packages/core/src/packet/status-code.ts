/**
 * The status codes (mã trạng thái) that the axis' own packets use. Codes are two-digit texts; 07-12 and 14 have no
 * published meaning and are kept and shown as they come.
 */
export const statusNames = {
  "01": "Đã đến",
  "02": "Từ chối tiếp nhận",
  "03": "Đã tiếp nhận",
  "04": "Đã phân công xử lý",
  "05": "Đang xử lý",
  "06": "Đã hoàn thành",
  "13": "Yêu cầu lấy lại",
  "15": "Đồng ý lấy lại, cập nhật",
  "16": "Từ chối lấy lại, cập nhật",
} as const

export type KnownStatusCode = keyof typeof statusNames

/** Whether a code has a published meaning. */
export const isKnownStatus = (code: string): code is KnownStatusCode => Object.hasOwn(statusNames, code)
