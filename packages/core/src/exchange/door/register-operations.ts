import { type EntryNoteRequest, noteEntry } from "../entry/note-entry.ts"
import { type ConversionRequest, recordConversion } from "../entry/record-conversion.ts"
import type { PaperName } from "../paper/find-electronic.ts"
import { openRegister, type RegisterRequest } from "../register/register.ts"
import type { On } from "./on.ts"
import type { As, Door } from "./operation.ts"

/** The operations on the registers (sổ đăng ký văn bản). */
export const makeRegisters = <D extends Door>(on: On<D>) => ({
  /** Opens a year's register at a number, to continue a paper register. */
  open: on("registers.open", (request: RegisterRequest, as: As) => openRegister(request, as.by)),
  /**
   * Sets columns of an entry that only the registry knows (Decree 30/2020, Annex IV), by its document or
   * by the details on its paper: who keeps the archive copy, how many copies there are, who signed for
   * it, a remark. A new value replaces the earlier one.
   */
  note: on("registers.note", (documentOrPaper: string | PaperName, request: EntryNoteRequest, as: As) =>
    noteEntry(documentOrPaper, request, as.by),
  ),
  /**
   * Records that a document was converted between electronic form and paper (Decree 30/2020, Art. 25; Decree
   * 137/2024): by whom, when, in which direction and form, and with which mark.
   */
  recordConversion: on("registers.recordConversion", (document: string, request: ConversionRequest, as: As) =>
    recordConversion(document, request, as.by),
  ),
})
