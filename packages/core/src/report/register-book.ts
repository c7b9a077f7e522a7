import { dateOf, type LocalDate } from "../calendar/vietnam-time.ts"
import { documentTypeName } from "../document/document-type.ts"
import type { IncomingStage } from "../document/incoming/state.ts"
import type { OutgoingStage } from "../document/outgoing/state.ts"
import type { Change } from "./change.ts"
import { type IncomingLine, incomingBoard } from "./incoming-board.ts"
import { type OutgoingLine, outgoingBoard } from "./outgoing-board.ts"

/** A line of the outgoing register (sổ đăng ký văn bản đi; Decree 30/2020, Annex IV). */
export interface OutgoingEntry {
  readonly document: string
  readonly register: string
  readonly number: number
  readonly code: string
  readonly date: LocalDate
  readonly typeName: string
  readonly subject: string
  readonly signer: string
  readonly recipients: ReadonlyArray<string>
  readonly stage: OutgoingStage
}

/** A line of the incoming register (sổ đăng ký văn bản đến). */
export interface IncomingEntry {
  readonly document: string
  readonly register: string
  /** Số đến. */
  readonly number: number
  readonly arrivedOn: LocalDate
  readonly from: string
  readonly code: string
  readonly date: LocalDate | ""
  readonly subject: string
  readonly assignedTo: string
  readonly stage: IncomingStage
}

/** Both registers of an agency. */
export interface RegisterBooks {
  readonly outgoing: ReadonlyArray<OutgoingEntry>
  readonly incoming: ReadonlyArray<IncomingEntry>
}

const outgoingEntry = (line: OutgoingLine): ReadonlyArray<OutgoingEntry> => {
  const { document, code, stage, numbered } = line
  if (!numbered) return []
  return [
    {
      document,
      register: numbered.register,
      number: numbered.number,
      code,
      date: numbered.date,
      typeName: documentTypeName(line.draft.type),
      subject: line.draft.subject,
      signer: line.signed?.signer.name ?? "",
      recipients: line.dispatched?.lines.map(({ to }) => to.name) ?? [],
      stage,
    },
  ]
}

const incomingEntry = (line: IncomingLine): ReadonlyArray<IncomingEntry> => {
  const { document, code, stage, registered, envelope } = line
  if (!registered) return []
  return [
    {
      document,
      register: registered.register,
      number: registered.number,
      arrivedOn: dateOf(line.arrivedAt ?? registered.at),
      from: envelope.from.name ?? envelope.from.code,
      code,
      date: envelope.date ?? "",
      subject: envelope.subject,
      assignedTo: line.assignedTo ?? "",
      stage,
    },
  ]
}

/** The registers from the whole log, by number. */
export const registerBooks = (changes: Iterable<Change>): RegisterBooks => {
  const all = [...changes]
  const byNumber = (a: { register: string; number: number }, b: { register: string; number: number }) =>
    a.register.localeCompare(b.register) || a.number - b.number
  return {
    outgoing: outgoingBoard(all).flatMap(outgoingEntry).sort(byNumber),
    incoming: incomingBoard(all).flatMap(incomingEntry).sort(byNumber),
  }
}
