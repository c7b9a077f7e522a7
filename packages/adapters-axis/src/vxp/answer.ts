import { Effect, Option, Result, Schema } from "effect"
import type { Base64Text } from "../encoding/base64.ts"
import { type AnswerFault, classify } from "./answer-fault.ts"
import type { HttpAnswer } from "./http-post.ts"
import { withoutLongText } from "./long-text.ts"
import { readRow } from "./row.ts"
import type { VxpOperation } from "./vxp-operation.ts"

/** What the axis answered to a call it carried out. */
export interface Answer {
  /** The axis' id of a packet it took. */
  readonly docId: string | undefined
  readonly data: unknown
  /** The data, where they are base64 and were read as such already. */
  readonly content?: Base64Text
  /** Of a call that counts. */
  readonly count?: unknown
  /** The axis' time in milliseconds since the epoch, by the answer's `Date` header. */
  readonly at?: number
}

/** An answer of a server, with its body in one piece. */
export interface WholeAnswer extends Omit<HttpAnswer, "body"> {
  readonly body: Buffer
}

const parseJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

const excerptLength = 200

/** What arrived instead, short enough for a log line. */
const excerpt = (answer: WholeAnswer): string => {
  const text = answer.body
    .subarray(0, 4 * excerptLength)
    .toString("utf8")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
  const head = text.length > excerptLength ? `${text.slice(0, excerptLength)}…` : text
  return [`HTTP ${answer.status}`, answer.contentType, head].filter(Boolean).join(" ")
}

const malformed = (answer: WholeAnswer): AnswerFault => ({
  reason: "malformed-answer",
  answer: excerpt(answer),
})

/** The envelope `{status, ErrorCode, ErrorDesc, DocId, data}`, with any case and with parts left out. */
const readEnvelope = (
  operation: VxpOperation,
  parsed: unknown,
  answer: WholeAnswer,
): Result.Result<Answer, AnswerFault> => {
  if (Array.isArray(parsed)) return Result.succeed({ docId: undefined, data: parsed })
  const field = Option.getOrUndefined(readRow(parsed))
  if (field === undefined) return Result.fail(malformed(answer))
  const status = field.text("status")?.toUpperCase()
  const code = field.text("errorCode") ?? ""
  const failed = status === "FAIL" || (code !== "" && code !== "0")
  if (failed) return Result.fail(classify(operation, code, field.text("errorDesc") ?? ""))
  const [data, count] = [field.raw("data"), field.raw("count")]
  if (status !== "OK" && code !== "0" && data === undefined && count === undefined)
    return Result.fail(malformed(answer))
  return Result.succeed({ docId: field.text("docId"), data, ...(count !== undefined && { count }) })
}

/** Seconds from now on; a date counts from the answer's own, whose clock it is of. */
const readRetryAfter = ({ retryAfter, date }: WholeAnswer): { readonly retryAfterSeconds?: number } => {
  if (retryAfter === undefined) return {}
  const seconds = /^\d+$/.test(retryAfter.trim())
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - Date.parse(date ?? "")) / 1000
  return Number.isFinite(seconds) && seconds >= 0 ? { retryAfterSeconds: Math.ceil(seconds) } : {}
}

const readBody = (operation: VxpOperation, answer: WholeAnswer): Result.Result<Answer, AnswerFault> => {
  if (answer.status === 401 || answer.status === 403) {
    return Result.fail({ reason: "unauthorized", answer: excerpt(answer) })
  }
  if (answer.status === 429 || answer.status === 503) {
    return Result.fail({ reason: "busy", answer: excerpt(answer), ...readRetryAfter(answer) })
  }
  // A server that calls a packet too large has not passed it on.
  if (answer.status === 413) return Result.fail({ reason: "too-large", answer: excerpt(answer) })
  if (answer.status >= 300 && answer.status < 400) return Result.fail(malformed(answer))
  if (answer.status >= 500) return Result.fail(malformed(answer))
  const text = answer.body.toString("utf8").replace(/^\uFEFF/, "")
  if (answer.status < 300 && text.trim() === "") return Result.succeed({ docId: undefined, data: undefined })
  return Option.match(parseJson(text), {
    onNone: () => Result.fail(malformed(answer)),
    onSome: (parsed) => readEnvelope(operation, parsed, answer),
  })
}

/**
 * Reads what came back. Only the axis' own envelope below HTTP 500 counts as its word: a proxy's page, a
 * log-in form or a server error say nothing about whether the packet was taken. HTTP 429 and 503 say "later".
 * An empty body is an answer without data, as the axis' own client takes it; anything else that is not JSON
 * is not the axis.
 */
export const readAnswer = (
  operation: VxpOperation,
  answer: WholeAnswer,
): Result.Result<Answer, AnswerFault> => {
  const at = Date.parse(answer.date ?? "")
  return Result.map(readBody(operation, answer), (read) => (Number.isNaN(at) ? read : { ...read, at }))
}

/** Reads the answer to a call for a packet, without making one text of all of it. */
const readPacketAnswer = Effect.fnUntraced(function* (operation: VxpOperation, answer: HttpAnswer) {
  const short = yield* withoutLongText(answer.body)
  if (short?.content.bytes === undefined) return undefined
  const read = readAnswer(operation, { ...answer, body: short.body })
  return Result.isSuccess(read) && read.success.data === short.mark
    ? Result.succeed<Answer>({ ...read.success, content: short.content })
    : undefined
})

/** Reads what came back in pieces. */
export const readPieces = Effect.fnUntraced(function* (operation: VxpOperation, answer: HttpAnswer) {
  const packet = operation === "getEdoc" ? yield* readPacketAnswer(operation, answer) : undefined
  return packet ?? readAnswer(operation, { ...answer, body: Buffer.concat(answer.body) })
})
