import { BusinessKind } from "../../packet/business.ts"
import { codeKey, isWholeCode, printCode, readCode } from "../../vocabulary/document-code.ts"
import type { FileRef } from "../../vocabulary/file.ts"
import type { Envelope } from "./event.ts"

/**
 * Computes the value that two copies of a document share: from its number, notation, date, subject and kind,
 * and its files by content. The sender is left out, because the document was already looked up by it and it
 * may state either of its codes. So are the packet's bytes: the axis adds trace headers, reorders elements
 * and repacks files.
 */
export const fingerprint = (envelope: Envelope, files: ReadonlyArray<Pick<FileRef, "digest">>): string =>
  JSON.stringify([
    printCode(envelope.code),
    envelope.date ?? "",
    envelope.subject.normalize("NFC").trim(),
    envelope.kind,
    files.map((file) => file.digest).sort(),
  ])

/** A fingerprint with its number and notation by their key. Stored ones have them as they were written. */
const keyed = (print: string): string =>
  print.replace(/^\["((?:[^"\\]|\\.)*)"/, (_, code: string) => `["${codeKey(code)}"`)

/** Whether two copies are one document, whose number and notation each may write in its own way. */
export const isSameFingerprint = (one: string, other: string): boolean =>
  one === other || keyed(one) === keyed(other)

/** Whether a packet contains the document with a fingerprint, whatever the packet's kind. */
export const isSameDocument = (
  print: string,
  envelope: Envelope,
  files: ReadonlyArray<Pick<FileRef, "digest">>,
): boolean =>
  BusinessKind.literals.some((kind) => isSameFingerprint(fingerprint({ ...envelope, kind }, files), print))

/**
 * Whether a packet with a document's identifier states another number and notation, and so is not a copy of
 * it. A damaged copy may lack them.
 */
export const isOtherDocument = (known: Envelope, envelope: Envelope): boolean =>
  [known, envelope].every(({ code }) => isWholeCode(readCode(code))) &&
  codeKey(known.code) !== codeKey(envelope.code)
