import { timingSafeEqual } from "node:crypto"
import { Option, Result, Schema } from "effect"
import { hashHeader, headerPrefix } from "./header-signature.ts"

/** HTTP headers by lower-case name, as Node gives them. */
export type ReceivedHeaders = Readonly<Record<string, string | ReadonlyArray<string> | undefined>>

/** A call whose parameters are proven to come from the holder of the system's secret. */
export interface SignedCall {
  readonly systemId: string
  /** Finds a parameter by its name, ignoring case: clients disagree on `docId` and `docid`. */
  readonly parameter: (name: string) => string | undefined
}

/**
 * Why a call is not believed: `unsigned` (a signing header is missing or unreadable), `unknown-system`,
 * `wrong-signature` (another secret), `altered` (a header is not what was signed).
 */
export type SignatureFault = "unsigned" | "unknown-system" | "wrong-signature" | "altered"

const SignedParameters = Schema.fromJsonString(Schema.Record(Schema.String, Schema.String))
const readParameters = Schema.decodeUnknownOption(SignedParameters)

const sameText = (a: string, b: string): boolean => {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * Checks the signature of a call, as the axis does: the signed text is the secret holder's, and every
 * parameter it names was sent with that value. Only signed parameters can be read from the result.
 */
export const verifyHeaders = (
  headers: ReceivedHeaders,
  secretOf: (systemId: string) => string | undefined,
): Result.Result<SignedCall, SignatureFault> => {
  const header = (name: string) => {
    const value = headers[`${headerPrefix}${name}`.toLowerCase()]
    return typeof value === "string" ? value : undefined
  }
  const text = header("sign-header")
  const names = header("sign-header-key")?.split(";")
  const hash = header("hash-header")
  if (text === undefined || names === undefined || hash === undefined) return Result.fail("unsigned")

  const signed = Option.getOrUndefined(readParameters(text))
  const systemId = signed?.[`${headerPrefix}systemid`]
  if (signed === undefined || systemId === undefined) return Result.fail("unsigned")
  const secret = secretOf(systemId)
  if (secret === undefined) return Result.fail("unknown-system")
  if (!sameText(hash, hashHeader(secret, text))) return Result.fail("wrong-signature")

  const parameters = new Map<string, string>()
  for (const name of names) {
    const value = signed[headerPrefix + name]
    if (value === undefined || value !== header(name)) return Result.fail("altered")
    parameters.set(name.toLowerCase(), value)
  }
  if (parameters.size !== Object.keys(signed).length) return Result.fail("altered")
  return Result.succeed({ systemId, parameter: (name) => parameters.get(name.toLowerCase()) })
}
