import { CertificateSummary, SigningError } from "@lienthong/core"
import { byteSource, collectBytes, Signer, type SignRequest } from "@lienthong/core/adapter"
import { Duration, Effect, Layer, Option, Redacted, Schema } from "effect"

/** A service that keeps the keys and signs with them, as remote signing (ký số từ xa) does. */
export interface RemoteSignerOptions {
  readonly endpoint: string
  readonly token: Redacted.Redacted<string>
  /** The time limit of a file. Default: 60 seconds. */
  readonly timeout?: Duration.Input
}

const Signed = Schema.fromJsonString(
  Schema.Struct({ file: Schema.Uint8ArrayFromBase64, certificate: CertificateSummary }),
)

/** The service's own words for a refusal. */
const Refused = Schema.fromJsonString(
  Schema.Struct({
    code: Schema.Literals(["NO_KEY", "EXPIRED", "NOT_YET_VALID", "NOT_PDF", "ODD_PDF", "BROKEN_SIGNATURE"]),
    subject: Schema.optionalKey(Schema.String),
    date: Schema.optionalKey(Schema.String),
  }),
)

const refusal = (
  { code, subject = "", date = "" }: (typeof Refused)["Type"],
  { fileName: file, by }: SignRequest,
) => {
  switch (code) {
    case "NO_KEY":
      return new SigningError({ reason: "no-key", detail: { holder: by.name } })
    case "EXPIRED":
      return new SigningError({ reason: "certificate-expired", detail: { subject, until: date } })
    case "NOT_YET_VALID":
      return new SigningError({ reason: "certificate-not-yet-valid", detail: { subject, from: date } })
    case "NOT_PDF":
      return new SigningError({ reason: "not-a-pdf", detail: { file } })
    case "BROKEN_SIGNATURE":
      return new SigningError({ reason: "earlier-signature-broken", detail: { file, signer: subject } })
    case "ODD_PDF":
      return new SigningError({
        reason: "pdf-unsupported",
        detail: { file, problem: "the service cannot sign it", problemVi: "dịch vụ không ký được" },
      })
  }
}

const away = (problem: string, problemVi: string, cause?: unknown) =>
  new SigningError({
    reason: "unavailable",
    detail: { problem, problemVi },
    ...(cause !== undefined && { cause }),
  })

const odd = (status: number) =>
  away(
    `its answer is none of a signing service (HTTP ${status})`,
    `câu trả lời không đúng giao thức (${status})`,
  )

/** Whether the signed file continues the given one, in which case every earlier signature still holds. */
const goesOn = (signed: Uint8Array, given: Uint8Array) =>
  signed.length > given.length && Buffer.from(signed.subarray(0, given.length)).equals(given)

/** Signs with keys that a service keeps. It sends the whole file there and receives the signed file. */
export const remoteSigner = ({
  endpoint,
  token,
  timeout = "60 seconds",
}: RemoteSignerOptions): Layer.Layer<Signer> => {
  const limit = Duration.toMillis(Duration.fromInputUnsafe(timeout))

  const ask = ({ as, by, purpose, at }: SignRequest, bytes: Uint8Array) =>
    Effect.tryPromise({
      try: async (signal) => {
        const response = await fetch(`${endpoint}/signatures`, {
          method: "POST",
          headers: { Authorization: `Bearer ${Redacted.value(token)}`, "Content-Type": "application/json" },
          body: JSON.stringify({ as, by: by.id, purpose, at, file: Buffer.from(bytes).toString("base64") }),
          redirect: "manual",
          signal: AbortSignal.any([signal, AbortSignal.timeout(limit)]),
        })
        return { status: response.status, text: await response.text() }
      },
      catch: (cause) => away("the connection to it failed", "kết nối bị lỗi", cause),
    })

  return Layer.succeed(
    Signer,
    Signer.of({
      sign: Effect.fn("Signer.sign")(function* (request) {
        const given = yield* collectBytes(request.bytes.stream)
        const { status, text } = yield* ask(request, given)
        if (status !== 200) {
          const refused = Schema.decodeOption(Refused)(text)
          return yield* Option.match(refused, {
            onNone: () => odd(status),
            onSome: (no) => refusal(no, request),
          })
        }
        const { file, certificate } = yield* Effect.mapError(Schema.decodeEffect(Signed)(text), () =>
          odd(status),
        )
        return goesOn(file, given) ? { bytes: byteSource(file), certificate } : yield* odd(status)
      }),
    }),
  )
}
