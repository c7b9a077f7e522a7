import { type SignatureFinding, SignatureVerifier } from "@lienthong/core"
import { Effect, Layer } from "effect"
import { type Certificate, rememberingReader } from "./certificate/certificate.ts"
import { trustedCertificates } from "./certificate/trusted-certificates.ts"
import {
  certificateVerdict,
  checkIntact,
  checkTimestamp,
  findingOf,
  isDocumentTimestamp,
  type Judgement,
  readClaim,
  unreadableFinding,
} from "./judge-signature.ts"
import { type Coverage, coverageOf } from "./pdf/coverage.ts"
import { onlySignaturesAdded } from "./pdf/later-changes.ts"
import { looksLikePdf, openPdf } from "./pdf/pdf-file.ts"
import { PdfProblem } from "./pdf/pdf-value.ts"
import { type SignatureDictionary, signaturesOf } from "./pdf/signature-dictionary.ts"

/** Which certificates a verifier trusts. */
export interface PdfVerifierOptions {
  /** Root (or intermediate) certificates in PEM, one or several in each text. */
  readonly trust: ReadonlyArray<string>
}

/** How many certificates are remembered between files. */
const remembered = 1000

/** What follows a signature must be further signatures up to the end of the file, and change nothing else. */
const checkWhatFollows = (bytes: Buffer, coverage: Coverage, all: ReadonlyArray<Coverage | undefined>) => {
  if (coverage.end === bytes.length) return
  if (!all.some((other) => other?.end === bytes.length))
    throw new PdfProblem("something follows the last signature")
  if (!onlySignaturesAdded(openPdf(bytes.subarray(0, coverage.end)), openPdf(bytes)))
    throw new PdfProblem("a later revision changed what was signed")
}

/** The outcome of a step that throws, with what it threw in the log: every such signature is broken all the same. */
const attempt = <A>(step: string, run: () => A): Effect.Effect<A | undefined> =>
  Effect.try({ try: run, catch: (problem) => problem }).pipe(
    Effect.catch((problem) =>
      Effect.as(Effect.logDebug("signature is broken", { step, problem: String(problem) }), undefined),
    ),
  )

const judge = Effect.fnUntraced(function* (
  bytes: Buffer,
  signature: SignatureDictionary,
  coverage: Coverage | undefined,
  all: ReadonlyArray<Coverage | undefined>,
  by: Judgement,
) {
  const claim = yield* attempt("read", () => readClaim(signature, by))
  if (claim === undefined) return unreadableFinding
  const isTimestamp = isDocumentTimestamp(signature)
  const verdict = yield* attempt("check", (): SignatureFinding["verdict"] => {
    if (coverage === undefined) return "signature-broken"
    checkWhatFollows(bytes, coverage, all)
    if (isTimestamp) checkTimestamp(claim, coverage)
    else checkIntact(signature, coverage, claim)
    return isTimestamp ? "valid" : certificateVerdict(claim, by)
  })
  if (isTimestamp && verdict === "valid") return undefined
  const finding = yield* attempt("tell", () => findingOf(claim, verdict ?? "signature-broken"))
  return finding ?? unreadableFinding
})

/**
 * Checks the signatures inside PDFs: `adbe.pkcs7.detached` and `ETSI.CAdES.detached`, RSA (PKCS #1 and PSS) and ECDSA
 * over SHA-2; SHA-1 is read because older documents of the Government have it.
 *
 * A signature is intact when it covers the whole file up to the end of its revision, was made by its certificate's key,
 * and every later revision only adds further signatures. A certificate is judged at the time the signature states:
 * `certificate-expired` also stands for one that was not valid yet. Revocation is not looked up. A document timestamp is
 * checked like a signature and gives no finding unless it is broken.
 *
 * Roots are read once, when the layer is built; a text without certificate in it is a defect of the configuration.
 *
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises"
 * import { pdfVerifier } from "@lienthong/adapters-axis"
 *
 * const verifier = pdfVerifier({ trust: [await readFile("root-ca-chinh-phu.pem", "utf8")] })
 * ```
 */
export const pdfVerifier = ({ trust }: PdfVerifierOptions): Layer.Layer<SignatureVerifier> =>
  Layer.effect(
    SignatureVerifier,
    Effect.sync(() => {
      const read = rememberingReader(remembered)
      const trusted: ReadonlyArray<Certificate> = trustedCertificates(trust)
      return SignatureVerifier.of({
        verify: Effect.fn("SignatureVerifier.verify")(function* ({ bytes: given, now }) {
          const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
          if (!looksLikePdf(bytes)) return []
          const signatures = yield* attempt("find", () => signaturesOf(bytes))
          if (signatures === undefined) return [unreadableFinding]
          const coverages = yield* Effect.forEach(signatures, (signature) =>
            "problem" in signature
              ? Effect.succeed(undefined)
              : attempt("cover", () => coverageOf(bytes, signature)),
          )
          const findings = yield* Effect.forEach(signatures, (signature, index) =>
            "problem" in signature
              ? Effect.as(Effect.logDebug("signature is broken", signature), unreadableFinding)
              : judge(bytes, signature, coverages[index], coverages, { trusted, read, now }),
          )
          return findings.filter((finding) => finding !== undefined)
        }),
      })
    }),
  )
