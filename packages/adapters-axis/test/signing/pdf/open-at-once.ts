import * as file from "../../../src/signing/pdf/pdf-file.ts"
import * as signatures from "../../../src/signing/pdf/signatures-of.ts"
import { runToEnd } from "../../../src/turns/in-pieces.ts"

/** Opens a file without a turn for others. */
export const openPdf = (...given: Parameters<typeof file.openPdf>): file.PdfFile =>
  runToEnd(file.openPdf(...given))

/** Finds the signatures of a file without a turn for others. */
export const signaturesOf = (bytes: Buffer) => runToEnd(signatures.signaturesOf(bytes))
