import type { Agent } from "node:http"
import { TransportError } from "@lienthong/core"
import { Clock, Effect, Redacted, Result } from "effect"
import { type Answer, readPieces } from "./answer.ts"
import { type Parameter, signedHeaders } from "./header-signature.ts"
import { isHeaderText } from "./header-text.ts"
import { httpPost } from "./http-post.ts"
import type { VxpOperation } from "./vxp-operation.ts"
import type { VxpSettings } from "./vxp-options.ts"
import { printVxpTimestamp } from "./vxp-timestamp.ts"

export interface VxpCall {
  readonly operation: VxpOperation
  readonly parameters: ReadonlyArray<Parameter>
  readonly contentType: "application/json" | "application/octet-stream"
  readonly body: ReadonlyArray<Uint8Array>
}

/** The fixed headers of the protocol's version, beside the signed parameters. */
const fixedHeaders = {
  "User-Agent": "JAVASDKAgent/1.0.0 XRoad/VPCP",
  "XroadVnpt-version": "3.0.201608",
}

/** The library's own words for an answer that is not the axis'. */
export interface OwnWords {
  readonly en: string
  readonly vi: string
}

/** Turns a failed call into an error of the port. The axis' own words stay as they came. */
export type SayProblem = (
  operation: VxpOperation,
  reason: TransportError["reason"],
  answer: string | OwnWords,
  more?: { readonly cause?: Error; readonly retryAfterSeconds?: number },
) => TransportError

/** Makes errors that name the axis, the operation and the system, and never the secret. */
export const problemsOf =
  (settings: VxpSettings): SayProblem =>
  (operation, reason, answer, more) =>
    new TransportError({
      reason,
      detail: {
        endpoint: settings.endpoint,
        operation,
        systemId: settings.systemId,
        ...(typeof answer === "string" ? { answer } : { answer: answer.en, answerVi: answer.vi }),
      },
      ...more,
    })

/** Makes the calls of one system to one axis. Every call has its own headers, timestamp and signature. */
export const vxpCaller = (settings: VxpSettings, agent: Agent, problem: SayProblem) =>
  Effect.fnUntraced(function* (call: VxpCall): Effect.fn.Return<Answer, TransportError> {
    const parameters: ReadonlyArray<Parameter> = [
      ["systemid", settings.systemId],
      ...call.parameters,
      ["timestamp", printVxpTimestamp(yield* Clock.currentTimeMillis)],
      ["Content-Type", call.contentType],
    ]
    const unsendable = parameters.find(([, value]) => !isHeaderText(value))
    if (unsendable !== undefined) {
      return yield* problem(call.operation, "refused", {
        en: `${unsendable[0]} cannot be sent in an HTTP header`,
        vi: `không gửi được \`${unsendable[0]}\` trong phần đầu HTTP`,
      })
    }
    const answer = yield* httpPost({
      url: new URL(`${settings.endpoint}/${call.operation}`),
      headers: {
        ...fixedHeaders,
        ...signedHeaders(parameters, Redacted.value(settings.secret)),
        "Content-Type": call.contentType,
      },
      body: call.body,
      agent,
      limitMillis: settings.limitMillis,
    }).pipe(
      Effect.mapError(({ reached, cause }) =>
        problem(call.operation, reached ? "timed-out" : "unreachable", cause.message, { cause }),
      ),
    )
    const read = yield* readPieces(call.operation, answer)
    if (Result.isFailure(read)) {
      const { reason, answer, ...more } = read.failure
      return yield* problem(call.operation, reason, answer, more)
    }
    return read.success
  })
