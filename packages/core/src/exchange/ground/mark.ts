import type { MessageKind } from "../../vocabulary/message-kind.ts"

/** The keys of marks, in one place. */
export const markKey = {
  /** An outgoing document by its identifier on the wire. */
  wire: (wireId: string) => `wire/${wireId}`,
  /** An outgoing document by number, notation and date, for reports that lack its identifier. */
  code: (code: string, date: string) => `code/${code}@${date}`,
  /** A number and notation of a year, which only one document has (Decree 30/2020, Art. 15.1). */
  codeOfYear: (code: string, year: number) => `code-of-year/${year}/${code}`,
  /** A mailbox entry that has been handled; the value is the answer for the axis. */
  entry: (kind: MessageKind, entry: string) => `mailbox/${kind}/${entry}`,
  /** A packet by its identifying parts; the value is the mailbox entry that brought it first. */
  packet: (parts: ReadonlyArray<string>) => `packet/${parts.join("/")}`,
  /** An incoming document by its sender and identifier: the deduplication mark. */
  arrival: (from: string, wireId: string) => `arrival/${from}/${wireId}`,
  /** An incoming document by issuer, number, notation and date (Decree 30/2020, Annex VI, 1h). */
  arrivalCode: (from: string, code: string, date: string) => `arrival-code/${from}/${code}@${date}`,
  /** The next incoming document of the same issuer, number, notation and date. */
  sameCode: (document: string) => `same-code/${document}`,
  /** A calendar by which the recorded duties have been judged. */
  judged: (fingerprint: string) => `duties-judged/${fingerprint}`,
} as const
