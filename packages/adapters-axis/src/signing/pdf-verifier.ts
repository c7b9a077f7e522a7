import {
  collectBytes,
  isPlainObject,
  readableOptions,
  rejectExtraArguments,
  SignatureVerifier,
  unknownField,
  wrongKind,
} from "@lienthong/core/adapter"
import { Effect, Layer } from "effect"
import { type Certificate, rememberingReader } from "./certificate/certificate.ts"
import { trustedCertificates } from "./certificate/trusted-certificates.ts"
import { warnOfEnd } from "./certificate/warn-of-end.ts"
import { judgeFile } from "./judge-file.ts"
import { looksLikePdf } from "./pdf/pdf-file.ts"

/** The options of a verifier. */
export interface PdfVerifierOptions {
  /** Trusted root (or intermediate) certificates in PEM, one or several in each text. */
  readonly trust: ReadonlyArray<string>
}

const oneObject = { en: "one object `{ trust }`", vi: "một đối tượng `{ trust }`" }

/** The number of certificates to cache between files. */
const remembered = 1000

/**
 * Checks the signatures inside PDFs: `adbe.pkcs7.detached` and `ETSI.CAdES.detached`, RSA (PKCS #1 and PSS)
 * and ECDSA over SHA-2; SHA-1 counts for signatures from before 15 August 2025 (`weak-algorithm` after it, as
 * for keys that are too weak).
 *
 * A signature holds when it covers the whole file up to the end of its revision, was made by its
 * certificate's key, and every later revision only adds further signatures and their proofs (`laterChanges`
 * has the list). The appearance of a later signature's widget counts as a stamp only if that signature is
 * itself `valid`, and all of them together may cover a third of a page at most. Other changes are
 * `changed-as-allowed` if a certification (DocMDP, FieldMDP) permits them, else `changed-after-signing`. A
 * signature of an unsupported algorithm or kind is `signature-unreadable` if nothing speaks against it.
 *
 * A certificate is judged at the time the signature states: `certificate-expired` also means not yet valid.
 * Revocation is not checked. A document timestamp is checked like a signature and appears in the findings
 * only if something is wrong with it.
 *
 * Roots are read once, when the layer is built; a text without a certificate is a defect of the
 * configuration. The log warns of those that have ended or end within 60 days. `readTrust` reads them from
 * files and folders.
 *
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises"
 * import { pdfVerifier } from "@lienthong/adapters-axis"
 *
 * const verifier = pdfVerifier({ trust: [await readFile("root-ca-chinh-phu.pem", "utf8")] })
 * ```
 */
export const pdfVerifier = (
  ...given: readonly [options: PdfVerifierOptions]
): Layer.Layer<SignatureVerifier> => {
  const [stated, ...more] = given as readonly [PdfVerifierOptions, ...ReadonlyArray<unknown>]
  rejectExtraArguments(more, oneObject)
  const options = readableOptions(stated)
  if (!isPlainObject(options)) throw wrongKind("options", options, oneObject)
  const odd = Object.keys(options).find((name) => name !== "trust")
  if (odd !== undefined) throw unknownField(odd, ["trust"])
  return Layer.effect(
    SignatureVerifier,
    Effect.gen(function* () {
      const read = rememberingReader(remembered)
      const trusted: ReadonlyArray<Certificate> = trustedCertificates(options.trust)
      yield* warnOfEnd(trusted)
      return SignatureVerifier.of({
        verify: Effect.fn("SignatureVerifier.verify")(function* ({ bytes: source, now }) {
          const given = yield* collectBytes(source.stream)
          const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
          if (!looksLikePdf(bytes)) return []
          const judged = yield* judgeFile(bytes, { trusted, read, now })
          for (const { finding, problem } of judged)
            if (problem !== undefined)
              yield* Effect.logDebug("signature is not valid", { verdict: finding.verdict, problem })
          return judged.flatMap(({ finding, isTimestamp }) =>
            isTimestamp && (finding.verdict === "valid" || finding.verdict === "changed-as-allowed")
              ? []
              : [finding],
          )
        }),
      })
    }),
  )
}
