import * as file from "../../../src/signing/pdf/pdf-file.ts"
import * as signatures from "../../../src/signing/pdf/signatures-of.ts"
import { runToEnd } from "../../../src/turns/in-pieces.ts"

/** Opens a file without yielding to the event loop. */
export const openPdf = (...given: Parameters<typeof file.openPdf>): file.PdfFile =>
  runToEnd(file.openPdf(...given))

/** Finds the signatures of a file without yielding to the event loop. */
export const signaturesOf = (bytes: Buffer) => runToEnd(signatures.signaturesOf(bytes))
