import { Effect, Schema } from "effect"
import { SealSignature } from "../../log/event.ts"
import type { LogSealer } from "../../port/log-sealer.ts"
import { SigningError } from "../../port/signing-error.ts"
import { accepts, checkedEffect, shownAnswer } from "./answer.ts"
import { describeThrown, failureOf, givenAtOnce, problemOf } from "./call-adapter.ts"

const isSignature = Schema.is(SealSignature)
const isHash = (given: unknown) => typeof given === "string" && /^[0-9a-f]{64}$/.test(given)

const wrong = (problem: string, problemVi: string) =>
  new SigningError({ reason: "sealer-wrong", detail: { problem, problemVi } })

const aSignature = (given: unknown) =>
  wrong(
    `\`sign\` must return { algorithm: "ed25519" or "rsa-sha256", key, value }; it returned ${shownAnswer(given)}`,
    "chữ ký không đúng cấu trúc",
  )
const aHash = (given: unknown) =>
  wrong(
    `\`hash\` must return the SHA-256 as 64 hexadecimal digits, at once; it returned ${shownAnswer(given)}`,
    "giá trị băm không đúng dạng",
  )

const signFailure = failureOf<SigningError>(
  SigningError,
  (cause) =>
    new SigningError({
      reason: "unavailable",
      detail: problemOf(cause, "bộ niêm phong báo lỗi"),
      cause,
    }),
)
const hashFailure = failureOf<SigningError>(SigningError, (cause) =>
  wrong(`\`hash\` failed: ${describeThrown(cause)}`, "không tính được giá trị băm"),
)

/**
 * Wraps a sealer so that its answers have the port's shapes; the exchange only uses sealers wrapped in this
 * way. Its `hash` throws the `SigningError` that `sealing` turns into a failure.
 */
export const readSealer = (host: LogSealer["Service"]): LogSealer["Service"] => ({
  hash: (text) => {
    let given: unknown
    try {
      given = givenAtOnce(host.hash(text))
    } catch (thrown) {
      throw hashFailure(thrown)
    }
    if (!isHash(given)) throw aHash(given)
    return given as string
  },
  verify: host.verify,
  sign: (statement) =>
    checkedEffect(() => host.sign(statement), aSignature, signFailure).pipe(
      Effect.flatMap((given) =>
        accepts(isSignature, given) ? Effect.succeed(given as SealSignature) : Effect.fail(aSignature(given)),
      ),
    ),
})

/** Runs work that uses a sealer, and turns what its `hash` throws into a failure. */
export const sealing = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E | SigningError, R> =>
  Effect.catchDefect(work, (defect) =>
    defect instanceof SigningError ? Effect.fail(defect) : Effect.die(defect),
  )
