import type { LocalDate, VietnamTime } from "../calendar/vietnam-time.ts"
import { dateOf } from "../calendar/vietnam-time.ts"
import { printCode } from "../document/document-code.ts"
import { documentTypeName } from "../document/document-type.ts"
import { evolve as evolveIncoming, type Incoming, type IncomingStage } from "../document/incoming/state.ts"
import {
  evolve as evolveOutgoing,
  type Outgoing,
  type OutgoingStage,
  stageOf,
} from "../document/outgoing/state.ts"
import type { Change } from "./change.ts"

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

const keyOf = (stream: string) => stream.slice(stream.indexOf("/") + 1)

const outgoingEntry = ([document, state]: readonly [string, Outgoing]): ReadonlyArray<OutgoingEntry> => {
  const { numbered } = state
  if (!numbered) return []
  return [
    {
      document,
      register: numbered.register,
      number: numbered.number,
      code: printCode(numbered.code),
      date: numbered.date,
      typeName: documentTypeName(state.draft.type),
      subject: state.draft.subject,
      signer: state.signed?.signer.name ?? "",
      recipients: state.dispatched?.lines.map((line) => line.to.name) ?? [],
      stage: stageOf(state),
    },
  ]
}

const incomingEntry = ([document, state]: readonly [string, Incoming]): ReadonlyArray<IncomingEntry> => {
  const { registered, envelope } = state
  if (!registered) return []
  return [
    {
      document,
      register: registered.register,
      number: registered.number,
      arrivedOn: dateOf(state.arrivedAt ?? (registered.at as VietnamTime)),
      from: envelope.from.name ?? envelope.from.code,
      code: printCode(envelope.code),
      date: envelope.date ?? "",
      subject: envelope.subject,
      assignedTo: state.assignedTo ?? "",
      stage: state.stage,
    },
  ]
}

/** The registers from the whole log, by number. */
export const registerBooks = (changes: Iterable<Change>): RegisterBooks => {
  const outgoing = new Map<string, Outgoing>()
  const incoming = new Map<string, Incoming>()
  for (const change of changes) {
    const key = keyOf(change.stream)
    if (change.kind === "outgoing") {
      const next = evolveOutgoing(outgoing.get(key), change.event, change.at)
      if (next) outgoing.set(key, next)
    } else if (change.kind === "incoming") {
      const next = evolveIncoming(incoming.get(key), change.event, change.at)
      if (next) incoming.set(key, next)
    }
  }
  const byNumber = (a: { register: string; number: number }, b: { register: string; number: number }) =>
    a.register.localeCompare(b.register) || a.number - b.number
  return {
    outgoing: [...outgoing].flatMap(outgoingEntry).sort(byNumber),
    incoming: [...incoming].flatMap(incomingEntry).sort(byNumber),
  }
}
