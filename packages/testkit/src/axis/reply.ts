import type { Refusal } from "./answer-code.ts"

/** The axis' reaction to a request: an answer, or a connection held without one. */
export type Reply =
  | {
      readonly status: number
      readonly contentType: string
      readonly body: string | Uint8Array
      readonly headers?: Readonly<Record<string, string>>
      /** How the body is sent, if not at once and whole. */
      readonly sending?: "cut" | { readonly slowMillis: number }
      /** How far the stated time is ahead of the axis' clock. */
      readonly offsetMillis?: number
    }
  | { readonly holdMillis: number }
  /** The connection breaks without an answer. */
  | { readonly breaks: true }

/** An answer that has a body. */
export type Answer = Extract<Reply, { readonly status: number }>

/** The fields of an operation's answer beside those of the envelope. */
export type AnswerFields = Readonly<Record<string, unknown>>

/** Answers any JSON, for the control paths and for the envelope. */
export const json = (status: number, value: unknown): Answer => ({
  status,
  contentType: "application/json; charset=utf-8",
  body: JSON.stringify(value),
})

export const success = (fields: AnswerFields): Answer =>
  json(200, { status: "OK", ErrorCode: "0", ErrorDesc: "", ...fields })

export const failure = ({ code, description }: Refusal, status = 200): Answer =>
  json(status, { status: "FAIL", ErrorCode: code, ErrorDesc: description })

/** What a gateway in front of the axis may answer instead. */
export const garbage: Reply = {
  status: 200,
  contentType: "text/html; charset=utf-8",
  body: "<!DOCTYPE html><html><head><title>Đăng nhập</title></head><body>Hết phiên làm việc</body></html>",
}
