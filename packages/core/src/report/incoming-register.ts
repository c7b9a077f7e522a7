import type { EntryNote } from "../document/entry/event.ts"
import type { IncomingStage } from "../document/incoming/state.ts"
import type { Paper } from "../document/paper/state.ts"
import { streamName } from "../log/stream-kind.ts"
import { signatureRuleNames } from "../policy/signature-policy.ts"
import { dateOf, type LocalDate, yearOf } from "../time/vietnam-time.ts"
import { printCode } from "../vocabulary/document-code.ts"
import { type IncomingLine, incomingLines } from "./incoming-board.ts"
import type { Handling, ReadModel } from "./read-model.ts"

/**
 * A line of the incoming register (sổ đăng ký văn bản đến) with the ten columns of Decree 30/2020, Annex IV.
 * Unknown columns are empty: `registers.note` adds what only the registry knows.
 */
export interface IncomingEntry {
  /** Its id here. Empty for paper that came alone. */
  readonly document: string
  readonly medium: "electronic" | "paper"
  readonly register: string
  readonly year: number
  /** 1) Ngày đến. */
  readonly arrivedOn: LocalDate
  /** 2) Số đến. */
  readonly number: number
  /** 3) Tác giả. */
  readonly from: string
  /** 4) Số, ký hiệu văn bản. */
  readonly code: string
  /** 5) Ngày tháng văn bản. */
  readonly date: LocalDate | ""
  /** 6) Tên loại và trích yếu nội dung văn bản. */
  readonly typeName: string
  readonly subject: string
  /** 7) Đơn vị hoặc người nhận. */
  readonly assignedTo: string
  /** 8) Ngày chuyển: the day of the last assignment. */
  readonly assignedOn: LocalDate | ""
  /** 9) Ký nhận: who signed for it, or started processing it in the system. */
  readonly signedForBy: string
  /** 10) Ghi chú: the outcome, and the registry's notes. */
  readonly remarks: ReadonlyArray<string>
  readonly stage: IncomingStage
  /** Số trang and ngôn ngữ (Annex VI, Part II, II.9 and II.10): the registry's word, else the packet's. */
  readonly pages?: number
  readonly language?: string
}

/** The fields that are not columns of the register, as far as they are known. */
const beyondColumns = ({ pages, language }: EntryNote) => ({
  ...(pages !== undefined && { pages }),
  ...(language !== undefined && { language }),
})

const remarksOn = (
  line: IncomingLine,
  paper: Paper | undefined,
  { remark }: EntryNote,
): ReadonlyArray<string> => {
  const { content, recall, stage, replacedBy } = line
  const { legalValue, unsealedAnnexes = [], admittedBy = [] } = content ?? {}
  const admitted = admittedBy.map((rule) => signatureRuleNames[rule].vi)
  const declined = recall?.answer === "declined" ? ", không đồng ý" : ""
  const recalled = stage === "destroyed" ? "Đã thu hồi" : `Bên gửi đề nghị thu hồi${declined}`
  return [
    ...(paper ? ["Bản giấy đến trước"] : []),
    ...(legalValue === "for-information" ? ["Để biết, tham khảo"] : []),
    ...(admitted.length > 0 ? [`Tiếp nhận theo quy định về chữ ký số: ${admitted.join(", ")}`] : []),
    ...(unsealedAnnexes.length > 0 ? [`Phụ lục chưa ký số của cơ quan: ${unsealedAnnexes.join(", ")}`] : []),
    ...(recall ? [`${recalled}: ${recall.reason}`] : []),
    ...replacedBy.map(({ code }) => `Được thay thế bằng ${code}`),
    ...(remark === undefined ? [] : [remark]),
  ]
}

/** `paper` is the paper that came before the document and gave it its number. */
const entry = (
  line: IncomingLine,
  handling: Handling,
  note: EntryNote,
  paper: Paper | undefined,
): ReadonlyArray<IncomingEntry> => {
  const { document, code, stage, registered, envelope, assignedTo } = line
  if (!registered) return []
  return [
    {
      document,
      medium: "electronic",
      register: registered.register,
      year: registered.year ?? yearOf(dateOf(paper?.registered?.at ?? registered.at)),
      arrivedOn: paper?.copy.receivedOn ?? dateOf(line.arrivedAt ?? registered.at),
      number: registered.number,
      from: envelope.from.name ?? envelope.from.code,
      code,
      date: envelope.date ?? "",
      typeName: envelope.typeName ?? "",
      subject: envelope.subject,
      assignedTo: note.handedTo ?? assignedTo ?? "",
      assignedOn: note.handedOn ?? handling.assignedOn ?? "",
      signedForBy: note.signedForBy ?? handling.takenUpBy ?? "",
      remarks: remarksOn(line, paper, note),
      stage,
      ...beyondColumns(envelope.pageAmount === undefined ? note : { pages: envelope.pageAmount, ...note }),
    },
  ]
}

const paperEntry = (
  { copy, registered }: Paper,
  { handedTo, handedOn, signedForBy = "", remark, ...more }: EntryNote,
): ReadonlyArray<IncomingEntry> => {
  if (!registered) return []
  return [
    {
      document: "",
      medium: "paper",
      register: registered.register,
      year: yearOf(dateOf(registered.at)),
      arrivedOn: copy.receivedOn,
      number: registered.number,
      from: copy.from.name ?? copy.from.code,
      code: printCode(copy.code),
      date: copy.date ?? "",
      typeName: registered.typeName ?? "",
      subject: registered.subject,
      assignedTo: handedTo ?? "",
      assignedOn: handedOn ?? "",
      signedForBy,
      remarks: remark === undefined ? [] : [remark],
      stage: handedTo === undefined ? "registered" : "assigned",
      ...beyondColumns(more),
    },
  ]
}

/**
 * The entries of all incoming registers: documents in the order first seen, then paper that came alone. Paper
 * that was registered and whose electronic document arrived later is one entry.
 */
export const incomingEntries = (model: ReadModel): ReadonlyArray<IncomingEntry> => {
  const { entryNotes: notes, handled } = model
  const lines = incomingLines(model)
  const accepted = new Set(lines.flatMap(({ document, registered }) => (registered ? [document] : [])))
  const papers = [...model.papers].filter(([, { registered }]) => registered)
  const gave = new Map(
    papers.flatMap(([stream, paper]) => (paper.document ? [[paper.document, { stream, paper }]] : [])),
  )
  return [
    ...lines.flatMap((line) => {
      const stream = streamName.incoming(line.document)
      const before = gave.get(line.document)
      const note = { ...(before && notes.get(before.stream)), ...notes.get(stream) }
      return entry(line, handled.get(stream) ?? {}, note, before?.paper)
    }),
    ...papers.flatMap(([stream, paper]) =>
      paper.document !== undefined && accepted.has(paper.document)
        ? []
        : paperEntry(paper, notes.get(stream) ?? {}),
    ),
  ]
}
