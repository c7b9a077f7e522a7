import { Schema } from "effect"
import { SeenText } from "../../text/seen-text.ts"
import { LocalDate } from "../../time/vietnam-time.ts"

type Text = (longest: number) => typeof Schema.String

const asked: Text = (longest) => SeenText.check(Schema.isMaxLength(longest))
/** Files of earlier releases may have been opened with a text of which nothing is seen. */
const stored: Text = (longest) =>
  Schema.String.check(Schema.isPattern(/\S/)).check(Schema.isMaxLength(longest))

const titleOf = (text: Text) => ({
  /** Năm hình thành hồ sơ. */
  year: Schema.Int.check(Schema.isBetween({ minimum: 1945, maximum: 9999 })),
  /** Số và ký hiệu hồ sơ, as the agency's list of files has it. */
  notation: text(20),
  /** Tiêu đề hồ sơ. */
  title: text(500),
  /** Thời hạn bảo quản, in the agency's words: `Vĩnh viễn`. */
  maintenance: Schema.optionalKey(text(30)),
  /** Chế độ sử dụng. */
  rights: Schema.optionalKey(text(30)),
  language: Schema.optionalKey(text(50)),
  /** Thời gian bắt đầu. Default: the day of opening. */
  startDate: Schema.optionalKey(LocalDate),
  description: Schema.optionalKey(text(500)),
})

/** What the clerk states when opening a work file (Decree 30/2020, Art. 29.2; Annex VI, Part II, III). */
export const WorkFileTitle = Schema.Struct(titleOf(asked))
export interface WorkFileTitle extends Schema.Schema.Type<typeof WorkFileTitle> {}

const closingOf = (text: Text) => ({
  title: Schema.optionalKey(text(500)),
  maintenance: Schema.optionalKey(text(30)),
  /** Thời gian kết thúc. Default: the day of closing. */
  endDate: Schema.optionalKey(LocalDate),
  description: Schema.optionalKey(text(500)),
})

/** What the clerk may restate when closing a file (Art. 29.4b). */
export const WorkFileClosing = Schema.Struct(closingOf(asked))
export interface WorkFileClosing extends Schema.Schema.Type<typeof WorkFileClosing> {}

const FileOpened = Schema.TaggedStruct("FileOpened", {
  ...titleOf(stored),
  startDate: LocalDate,
  /** Người lập hồ sơ. */
  creator: Schema.String,
})
const DocumentFiled = Schema.TaggedStruct("DocumentFiled", {
  document: Schema.String,
  /** Số thứ tự văn bản trong hồ sơ: never given twice, also after a removal. */
  ordinal: Schema.Int,
})
const DocumentUnfiled = Schema.TaggedStruct("DocumentUnfiled", {
  document: Schema.String,
  /** Why it is taken out, such as a duplicate (Art. 29.4b). */
  reason: Schema.String,
})
const FileClosed = Schema.TaggedStruct("FileClosed", { ...closingOf(stored), endDate: LocalDate })

/** What happens to a work file (hồ sơ công việc). */
export const WorkFileEvent = Schema.Union([FileOpened, DocumentFiled, DocumentUnfiled, FileClosed])
export type WorkFileEvent = typeof WorkFileEvent.Type
