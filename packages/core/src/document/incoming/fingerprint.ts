import { BusinessKind } from "../../packet/business.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import type { FileRef } from "../../vocabulary/file.ts"
import type { Envelope } from "./event.ts"

/**
 * What makes two copies of a packet the same document: its number, notation, date, subject and kind, and its files by
 * content. Not its sender, by whom the document was found and who may state either of its codes; nor the packet's
 * bytes: the axis adds trace headers, re-orders elements and re-wraps files.
 */
export const fingerprint = (envelope: Envelope, files: ReadonlyArray<Pick<FileRef, "digest">>): string =>
  JSON.stringify([
    printCode(envelope.code),
    envelope.date ?? "",
    envelope.subject.normalize("NFC").trim(),
    envelope.kind,
    files.map((file) => file.digest).sort(),
  ])

/** Whether a packet has the very document that has a fingerprint, of whatever kind the packet is. */
export const isSameDocument = (
  print: string,
  envelope: Envelope,
  files: ReadonlyArray<Pick<FileRef, "digest">>,
): boolean => BusinessKind.literals.some((kind) => fingerprint({ ...envelope, kind }, files) === print)
