import { checked, given } from "@lienthong/core/adapter"
import * as judge from "./sealing/seal-judge.ts"
import * as key from "./sealing/seal-key.ts"
import * as trust from "./signing/certificate/read-trust.ts"
import * as file from "./vxp/file-hash.ts"
import * as signature from "./vxp/header-signature.ts"
import * as text from "./vxp/header-text.ts"
import * as verification from "./vxp/header-verification.ts"
import * as timestamp from "./vxp/vxp-timestamp.ts"

const parameters = given.list(given.list(given.text))

/**
 * Judges seals by public keys in PEM (or certificates). A seal by another key is `unknown-key`. Throws a
 * `SigningError` for a key that cannot be read.
 */
export const sealJudge: typeof judge.sealJudge = checked(judge.sealJudge, { trusted: given.list(given.text) })
/** The SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export const sha256: typeof judge.sha256 = checked(judge.sha256, { text: given.text })
/** The public half of a key as PEM, for auditors who check seals. Throws a `SigningError`. */
export const publicKeyOf: typeof key.publicKeyOf = checked(key.publicKeyOf, { pem: given.text })
/** SHA-256 of a packet's bytes for the `hash-file` parameter, in hexadecimal. */
export const fileHash: typeof file.fileHash = checked(file.fileHash, {
  bytes: given.bytes,
  form: given.anything,
})
/** HMAC-SHA256 of the signed text under the system's secret, in lower-case hexadecimal. */
export const hashHeader: typeof signature.hashHeader = checked(signature.hashHeader, {
  secret: given.secret,
  signHeader: given.text,
})
/** The text to sign: a compact JSON object of all parameters, in their order. */
export const signHeader: typeof signature.signHeader = checked(signature.signHeader, { parameters })
/**
 * The parameters of a call as HTTP headers, with the three headers that sign them.
 *
 * @example
 * ```ts
 * import { signedHeaders } from "@lienthong/adapters-axis"
 *
 * const secret = process.env.AXIS_SECRET ?? ""
 * const headers = signedHeaders([["systemid", "SYS-H53"], ["timestamp", "22112026T011551+0496"]], secret)
 * headers["XroadVnpt-sign-header-key"] // "systemid;timestamp"
 * ```
 */
export const signedHeaders: typeof signature.signedHeaders = checked(signature.signedHeaders, {
  parameters,
  secret: given.secret,
})
/**
 * Turns free text into a header value. Vietnamese loses its diacritics (`Từ chối` → `Tu choi`) and is not
 * percent-encoded: people at the axis read these descriptions, nothing decodes them, and the exact wording
 * travels in the status packet. A character without a Latin base letter becomes `?`.
 */
export const toHeaderText: typeof text.toHeaderText = checked(text.toHeaderText, { text: given.text })
/**
 * Checks the signature of a call, as the axis does: the signed text is the secret holder's, and every
 * parameter it names was sent with that value. Only signed parameters can be read from the result.
 */
export const verifyHeaders: typeof verification.verifyHeaders = checked(verification.verifyHeaders, {
  headers: given.object,
  secretOf: given.callable,
})
/** Parses a VXP timestamp into milliseconds since the Unix epoch; `none` for any other text. */
export const parseVxpTimestamp: typeof timestamp.parseVxpTimestamp = checked(timestamp.parseVxpTimestamp, {
  text: given.text,
})
/** Prints an instant in VXP's form: Vietnam time, milliseconds in four digits, `22112026T011551+0154`. */
export const printVxpTimestamp: typeof timestamp.printVxpTimestamp = checked(timestamp.printVxpTimestamp, {
  epochMillis: given.instant,
})
/**
 * Reads the certificates that signatures are trusted under (chứng thư được tin cậy) from files in PEM or DER,
 * and from folders of such files, and says what each is and when it ends. Real certificates often come
 * without those of the authority that issued them: give the issuing authorities beside their roots. Rejects
 * with an `InputError` that names the file that cannot be read or holds none.
 *
 * @example
 * ```ts
 * import { pdfVerifier, readTrust } from "@lienthong/adapters-axis"
 *
 * const trusted = await readTrust(["/etc/lienthong/trust"])
 * for (const { subject, validUntil } of trusted) console.log(subject, validUntil)
 * const verifier = pdfVerifier({ trust: trusted.map(({ pem }) => pem) })
 * ```
 */
export const readTrust: typeof trust.readTrust = checked(trust.readTrust, { paths: given.list(given.text) })
