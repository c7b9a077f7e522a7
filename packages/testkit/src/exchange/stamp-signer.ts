import { createHash } from "node:crypto"
import { SigningError } from "@lienthong/core"
import {
  byteSource,
  type CertificateSummary,
  collectBytes,
  type SignatureFinding,
  type SignatureHolder,
  SignatureVerifier,
  Signer,
  type SignRequest,
} from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect, Layer } from "effect"

const certificate = (subject: string): CertificateSummary => ({
  subject,
  issuer: "Stamp",
  serialNumber: "1",
  validFrom: vietnamTime(0),
  validUntil: vietnamTime(Date.UTC(2099, 0)),
})

const mark = "\n%stamp "

const digestOf = (text: string) => createHash("sha256").update(text, "latin1").digest("hex")

/** Refuses what the signer of real PDFs refuses too, as far as a text shows it. */
const check = Effect.fnUntraced(function* ({
  fileName: file,
  bytes: { stream },
}: Pick<SignRequest, "fileName" | "bytes">) {
  const bytes = yield* collectBytes(stream)
  const text = Buffer.from(bytes).toString("latin1")
  if (!text.includes("%PDF-")) return yield* new SigningError({ reason: "not-a-pdf", detail: { file } })
  const encrypted = { problem: "it is encrypted", problemVi: "tệp được mã hóa" }
  if (text.includes("/Encrypt"))
    return yield* new SigningError({ reason: "pdf-unsupported", detail: { file, ...encrypted } })
  return text
})

/**
 * Signs without cryptography: it appends a line that binds all bytes before it to the holder. For tests of
 * use cases that should not wait for RSA. `stampVerifier` checks it and finds changed bytes.
 */
export const stampSigner: Layer.Layer<Signer> = Layer.succeed(
  Signer,
  Signer.of({
    check: (file) => Effect.asVoid(check(file)),
    sign: ({ as, by, bytes, at, fileName }) =>
      Effect.map(check({ fileName, bytes }), (text) => {
        const line = `${mark}${as} ${digestOf(text)} ${at} ${Buffer.from(by.name).toString("base64url")} .`
        return {
          bytes: byteSource(new Uint8Array(Buffer.from(text + line, "latin1"))),
          certificate: certificate(by.name),
        }
      }),
  }),
)

const findings = (text: string): ReadonlyArray<SignatureFinding> => {
  const found: Array<SignatureFinding> = []
  for (let start = text.indexOf(mark); start >= 0; start = text.indexOf(mark, start + 1)) {
    const next = text.indexOf(mark, start + 1)
    const line = text.slice(start + mark.length, next < 0 ? undefined : next)
    const [holder = "", digest, , signer = "", end] = line.split(" ")
    const intact = digest === digestOf(text.slice(0, start)) && end === "."
    found.push({
      holder: holder as SignatureHolder,
      verdict: intact ? "valid" : "signature-broken",
      signer: Buffer.from(signer, "base64url").toString(),
    })
  }
  return found
}

/** Checks the signatures of `stampSigner`. */
export const stampVerifier: Layer.Layer<SignatureVerifier> = Layer.succeed(
  SignatureVerifier,
  SignatureVerifier.of({
    verify: ({ bytes: { stream } }) =>
      Effect.map(collectBytes(stream), (bytes) => findings(Buffer.from(bytes).toString("latin1"))),
  }),
)
