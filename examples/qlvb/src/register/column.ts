import type { IncomingEntry, OutgoingEntry } from "@lienthong/core/report"
import { longDate } from "../page/time.ts"
import type { Text } from "../visit/language.ts"

/** A column of a register book (Decree 30/2020, Annex IV). */
export interface BookColumn<Entry> {
  readonly title: Text
  readonly cell: (entry: Entry) => string
}

const column = <Entry>(vi: string, en: string, cell: (entry: Entry) => string): BookColumn<Entry> => ({
  title: { vi, en },
  cell,
})

/** Sổ đăng ký văn bản đến (Annex IV, VI). */
export const incomingColumns: ReadonlyArray<BookColumn<IncomingEntry>> = [
  column("Ngày đến", "Arrived on", ({ arrivedOn }) => longDate(arrivedOn)),
  column("Số đến", "No.", ({ number }) => String(number)),
  column("Tác giả", "Author", ({ from }) => from),
  column("Số, ký hiệu văn bản", "Number, notation", ({ code }) => code),
  column("Ngày tháng văn bản", "Date", ({ date }) => longDate(date)),
  column(
    "Tên loại và trích yếu nội dung văn bản",
    "Type and subject",
    ({ typeName, subject }) => `${typeName}: ${subject}`,
  ),
  column("Đơn vị hoặc người nhận", "Unit or person", ({ assignedTo }) => assignedTo),
  column("Ngày chuyển", "Handed over on", ({ assignedOn }) => longDate(assignedOn)),
  column("Ký nhận", "Signed for", ({ signedForBy }) => signedForBy),
  column("Ghi chú", "Remarks", ({ remarks }) => remarks.join("; ")),
]

/** Sổ đăng ký văn bản đi (Annex IV, I). */
export const outgoingColumns: ReadonlyArray<BookColumn<OutgoingEntry>> = [
  column("Số, ký hiệu văn bản", "Number, notation", ({ code }) => code),
  column("Ngày tháng văn bản", "Date", ({ date }) => longDate(date)),
  column(
    "Tên loại và trích yếu nội dung văn bản",
    "Type and subject",
    ({ typeName, subject }) => `${typeName}: ${subject}`,
  ),
  column("Người ký", "Signed by", ({ signer }) => signer),
  column("Nơi nhận văn bản", "Recipients", ({ recipients }) => recipients.join(", ")),
  column("Đơn vị, người nhận bản lưu", "Archive copy", ({ copyKeptBy }) => copyKeptBy),
  column("Số lượng bản", "Copies", ({ copies }) => String(copies)),
  column("Ngày chuyển", "Sent on", ({ sentOn }) => longDate(sentOn)),
  column(
    "Ký nhận",
    "Receipts",
    ({ receipts, signedForBy }) => signedForBy || `${receipts.length} nơi báo đến`,
  ),
  column("Ghi chú", "Remarks", ({ remarks }) => remarks.join("; ")),
]
