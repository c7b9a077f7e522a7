/** The content of an event: about 450 bytes of JSON, like a status report of a document. */
export interface Payload {
  readonly number: number
  readonly document: string
  readonly subject: string
  readonly from: { readonly code: string; readonly name: string }
  readonly staff: { readonly name: string; readonly department: string }
  readonly statedAt: string
  readonly description: string
}

/** The same event for every contender. */
export const payload = (number: number): Payload => ({
  number,
  document: `000.00.00.H53,2025-11-22,${String(number % 100_000).padStart(5, "0")}/BC-UBND`,
  subject: "Báo cáo kết quả thí điểm gửi, nhận văn bản điện tử trên trục liên thông",
  from: { code: "000.00.00.G22", name: "Văn phòng Chính phủ" },
  staff: { name: "Nguyễn Thị Văn Thư", department: "Phòng Hành chính" },
  statedAt: "2025-11-22T08:30:00.000+07:00",
  description: "Văn bản đã được tiếp nhận và đang xử lý",
})

export const payloads = (count: number): ReadonlyArray<Payload> =>
  Array.from({ length: count }, (_, index) => payload(index))

/** The type of every stored event. */
export const eventType = "StatusReported"
