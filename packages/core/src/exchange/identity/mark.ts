import { codeKey, type DocumentCode, printCode } from "../../vocabulary/document-code.ts"
import { agencyKey, documentIdKey } from "../../vocabulary/key.ts"
import type { MessageKind } from "../../vocabulary/message-kind.ts"

const written = (code: DocumentCode | string): string => (typeof code === "string" ? code : printCode(code))

/** The key, then the text as it is written, under which earlier versions of this library set their marks. */
const both = (name: (text: string) => string, key: string, text: string): ReadonlyArray<string> =>
  key === text ? [name(key)] : [name(key), name(text)]

/**
 * The keys of marks, in one place. A document's marks go by the one key of each text that a packet states,
 * and by the text itself where that differs: stores in use have such marks, and processes of an earlier
 * version look for them.
 */
export const markKey = {
  /** An outgoing document by its identifier on the wire. */
  wire: (wireId: string) => both((id) => `wire/${id}`, documentIdKey(wireId), wireId),
  /** An outgoing document by number, notation and date, for reports that lack its identifier. */
  code: (code: DocumentCode | string, date: string) =>
    both((text) => `code/${text}@${date}`, codeKey(code), written(code)),
  /** A number and notation of a year, which only one document has (Decree 30/2020, Art. 15.1). */
  codeOfYear: (code: DocumentCode | string, year: number) =>
    both((text) => `code-of-year/${year}/${text}`, codeKey(code), written(code)),
  /** An incoming document by its sender and identifier: the deduplication mark. */
  arrival: (from: string, wireId: string) =>
    both((text) => `arrival/${text}`, `${agencyKey(from)}/${documentIdKey(wireId)}`, `${from}/${wireId}`),
  /** An incoming document by issuer, number, notation and date, as requests about it name it. */
  arrivalCode: (from: string, code: DocumentCode | string, date: string) =>
    both(
      (text) => `arrival-code/${text}@${date}`,
      `${agencyKey(from)}/${codeKey(code)}`,
      `${from}/${written(code)}`,
    ),
  /** The first incoming document of an issuer, number and notation in a year (Annex VI, Part I, III.1h). */
  arrivalCodeOfYear: (from: string, code: DocumentCode | string, year: number) =>
    `arrival-code-of-year/${year}/${agencyKey(from)}/${codeKey(code)}`,
  /** The stream of the first paper of an issuer, number and notation in a year. */
  paperOfYear: (from: string, code: DocumentCode | string, year: number) =>
    `paper-of-year/${year}/${agencyKey(from)}/${codeKey(code)}`,
  /** The stream of a paper that an earlier version named by its texts as they were written. */
  paper: (stream: string) => `paper-stream/${stream}`,
  /**
   * A mailbox entry that has been handled; the value is the answer for the axis and the packet's fingerprint.
   */
  entry: (kind: MessageKind, entry: string) => `mailbox/${kind}/${entry}`,
  /** A packet by its identifying parts; the value is the mailbox entry that brought it first. */
  packet: (parts: ReadonlyArray<string>) => `packet/${parts.join("/")}`,
  /**
   * The agency that the axis names as the deliverer of the packet that began a stream, where the directory
   * does not list the packet's sender.
   */
  deliveredBy: (stream: string) => `delivered-by/${stream}`,
  /** The next incoming document of the same issuer, number and notation in the year. */
  sameCode: (document: string) => `same-code/${document}`,
  /** A calendar by which the recorded duties have been judged. */
  judged: (fingerprint: string) => `duties-judged/${fingerprint}`,
  /**
   * The documents of an earlier version have the marks of this one: 3 added those of the year to papers, 4
   * those of keys without further labels and of one width, 5 those of codes whose two fields stand in each
   * other's place, repeat the number or have the date behind them, 6 those of codes that are quoted, split at
   * the hyphen or named by their type, and of identifiers with other dates. A changed key takes the next
   * number.
   */
  keysFilledIn: () => "keys-filled-in/6",
} as const
