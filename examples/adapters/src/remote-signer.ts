import { buffer } from "node:stream/consumers"
import { SigningError } from "@lienthong/core"
import type { CertificateSummary, PromiseSigner } from "@lienthong/core/adapter"

/** A service that keeps the keys and signs with them, as remote signing (ký số từ xa) does. */
export interface RemoteSignerOptions {
  readonly endpoint: string
  readonly token: string
  /** The time limit of a file. Default: 60 seconds. */
  readonly timeoutMillis?: number
}

/** What the service says: a signed file, or the code of a refusal. */
interface Answer {
  readonly file?: string
  readonly certificate?: CertificateSummary
  readonly code?: string
  readonly subject?: string
  readonly date?: string
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

/** The service's refusals. Any other code is an answer of something else. */
const refusal = (status: number, { code, subject = "", date = "" }: Answer, file: string, holder: string) => {
  switch (code) {
    case "NO_KEY":
      return new SigningError({ reason: "no-key", detail: { holder } })
    case "EXPIRED":
      return new SigningError({ reason: "certificate-expired", detail: { subject, until: date } })
    case "NOT_YET_VALID":
      return new SigningError({ reason: "certificate-not-yet-valid", detail: { subject, from: date } })
    case "NOT_PDF":
      return new SigningError({ reason: "not-a-pdf", detail: { file } })
    case "BROKEN_SIGNATURE":
      return new SigningError({ reason: "earlier-signature-broken", detail: { file, signer: subject } })
    case "ODD_PDF": {
      const detail = { file, problem: "the service cannot sign it", problemVi: "dịch vụ không ký được" }
      return new SigningError({ reason: "pdf-unsupported", detail })
    }
    default:
      return odd(status)
  }
}

const isCertificate = (given: object): given is CertificateSummary =>
  ["subject", "issuer", "serialNumber", "validFrom", "validUntil"].every(
    (name) => typeof Reflect.get(given, name) === "string",
  )

/** Whether the signed file continues the given one, in which case every earlier signature still holds. */
const goesOn = (signed: Buffer, given: Buffer) =>
  signed.length > given.length && signed.subarray(0, given.length).equals(given)

/** Signs with keys that a service keeps. It sends the whole file there and receives the signed file. */
export const remoteSigner = ({
  endpoint,
  token,
  timeoutMillis = 60_000,
}: RemoteSignerOptions): PromiseSigner => {
  const ask = async (order: object, signal: AbortSignal): Promise<[number, Answer]> => {
    const [status, text] = await fetch(`${endpoint}/signatures`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify(order),
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMillis)]),
    })
      .then(async (response) => [response.status, await response.text()] as const)
      .catch((cause) => {
        throw away("the connection to it failed", "kết nối bị lỗi", cause)
      })
    if (!text.startsWith("{")) throw odd(status)
    return [status, JSON.parse(text)]
  }

  return {
    sign: async ({ as, by, purpose, at, fileName, bytes }, { signal }) => {
      const given = await buffer(bytes)
      const order = { as, by: by.id, purpose, at, file: given.toString("base64") }
      const [status, answer] = await ask(order, signal)
      if (status !== 200) throw refusal(status, answer, fileName, by.name)
      const { file = "", certificate } = answer
      const signed = Buffer.from(file, "base64")
      if (certificate === undefined || !isCertificate(certificate) || !goesOn(signed, given))
        throw odd(status)
      return { bytes: signed, certificate }
    },
  }
}
