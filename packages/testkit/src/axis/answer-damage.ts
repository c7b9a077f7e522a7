import { gzipSync } from "node:zlib"
import { refusal } from "./answer-code.ts"
import type { Fault } from "./fault.ts"
import { type Answer, failure, garbage, type Reply } from "./reply.ts"

/** How long a connection is held, unless a fault says how long. */
const usualHoldMillis = 600_000
const dayMillis = 86_400_000

const holdOf = ({ holdMillis = usualHoldMillis }: Fault) => holdMillis

/** The reply of a fault that happens instead of a call. */
export const replyInstead = (fault: Fault): Reply => {
  switch (fault.kind) {
    case "refuse":
      return failure({
        code: fault.code ?? "Refused",
        description: fault.description ?? "refused as planned",
      })
    case "unauthorized":
      return failure(refusal("InvalidSignature", "unauthorized as planned"), 401)
    case "mailbox-full":
      return failure(refusal("MailboxFull", "the mailbox is full as planned"))
    case "http-status": {
      const { status = 503, retryAfterSeconds } = fault
      const asked = retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) }
      return { ...garbage, status, headers: asked }
    }
    case "redirect":
      return { ...garbage, status: 307, headers: { Location: "http://127.0.0.1:9/elsewhere" } }
    case "cut-request":
      return { breaks: true }
    default:
      return { holdMillis: holdOf(fault) }
  }
}

const bytesOf = ({ body }: Answer) => Buffer.from(body)

const corrupted = (bytes: Buffer) => {
  const middle = bytes.length >> 1
  return new Uint8Array(bytes).with(middle, (bytes[middle] ?? 0) ^ 1)
}

/** The same JSON with values of other types. */
const mistyped = (value: unknown): unknown => {
  if (Array.isArray(value)) return Object.fromEntries(value.map((each, index) => [index, mistyped(each)]))
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mistyped(each)]))
  if (typeof value !== "string") return String(value)
  return value !== "" && Number.isFinite(Number(value)) ? Number(value) : value.length
}

const withFields = (answer: Answer, change: (fields: Record<string, unknown>) => unknown): Answer => ({
  ...answer,
  body: JSON.stringify(change(JSON.parse(bytesOf(answer).toString("utf8")))),
})

/** What the axis answered before: the same operation to anybody, and to the same system. */
export interface Earlier {
  readonly toAnybody?: Answer | undefined
  readonly toThisSystem?: Answer | undefined
}

/** An answer as it leaves after a fault. */
export const damagedAnswer = (fault: Fault, answer: Answer, earlier: Earlier): Reply => {
  switch (fault.kind) {
    case "answer-garbage":
      return garbage
    case "lose-ack":
      return failure(refusal("LostAck", "failed as planned"))
    case "cut-answer":
      return { ...answer, sending: "cut" }
    case "truncate-answer":
      return { ...answer, body: bytesOf(answer).subarray(0, bytesOf(answer).length >> 1) }
    case "corrupt-answer":
      return { ...answer, body: corrupted(bytesOf(answer)) }
    case "swap-answer":
      return earlier.toAnybody ?? answer
    case "stale-list":
      return earlier.toThisSystem ?? answer
    case "slow-answer":
      return { ...answer, sending: { slowMillis: holdOf(fault) } }
    case "gzip-answer":
      return { ...answer, body: gzipSync(bytesOf(answer)), headers: { "Content-Encoding": "gzip" } }
    case "wrong-types":
      return withFields(answer, (fields) => mistyped(fields))
    case "wrong-doc-id":
      return withFields(answer, (fields) => ({ ...fields, DocId: "00000000-0000-0000-0000-000000000000" }))
    case "missing-doc-id":
      return withFields(answer, ({ DocId: _, ...fields }) => fields)
    case "clock-off":
      return { ...answer, offsetMillis: fault.offsetMillis ?? dayMillis }
    default:
      return { holdMillis: holdOf(fault) }
  }
}
