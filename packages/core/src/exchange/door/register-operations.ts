import { type EntryNoteRequest, noteEntry } from "../entry/note-entry.ts"
import { type ConversionRequest, recordConversion } from "../entry/record-conversion.ts"
import type { PaperName } from "../paper/find-electronic.ts"
import { openRegister, type RegisterRequest } from "../register/register.ts"
import type { DefineOperation } from "./define-operation.ts"
import type { ActingAs, Door } from "./operation.ts"

/** The operations on the registers (sổ đăng ký văn bản). */
export const makeRegisters = <D extends Door>(define: DefineOperation<D>) => ({
  /** Opens a year's register at a number, to continue a paper register. */
  open: define("registers.open", (request: RegisterRequest, as: ActingAs) => openRegister(request, as.by)),
  /**
   * Sets columns of an entry that only the registry knows (Decree 30/2020, Annex IV), by its document or
   * by the details on its paper: who keeps the archive copy, how many copies there are, who signed for
   * it, a remark. A new value replaces the earlier one.
   */
  note: define(
    "registers.note",
    (documentOrPaper: string | PaperName, request: EntryNoteRequest, as: ActingAs) =>
      noteEntry(documentOrPaper, request, as.by),
  ),
  /**
   * Records that a document was converted between electronic form and paper (Decree 30/2020, Art. 25; Decree
   * 137/2024): by whom, when, in which direction and form, and with which mark.
   */
  recordConversion: define(
    "registers.recordConversion",
    (document: string, request: ConversionRequest, as: ActingAs) =>
      recordConversion(document, request, as.by),
  ),
})
