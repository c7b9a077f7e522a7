import type { Refusal } from "./answer-code.ts"

/** What the axis does with a request: it answers, or says nothing and holds the connection. */
export type Reply =
  | {
      readonly status: number
      readonly contentType: string
      readonly body: string
    }
  | { readonly holdMillis: number }

/** The fields an operation answers with, beside the envelope's own. */
export type AnswerFields = Readonly<Record<string, unknown>>

/** Any JSON, for the control and for the envelope. */
export const json = (status: number, value: unknown): Reply => ({
  status,
  contentType: "application/json; charset=utf-8",
  body: JSON.stringify(value),
})

export const success = (fields: AnswerFields): Reply =>
  json(200, { status: "OK", ErrorCode: "0", ErrorDesc: "", ...fields })

export const failure = ({ code, description }: Refusal, status = 200): Reply =>
  json(status, { status: "FAIL", ErrorCode: code, ErrorDesc: description })

/** What a gateway in front of the axis may answer in its place. */
export const garbage: Reply = {
  status: 200,
  contentType: "text/html; charset=utf-8",
  body: "<!DOCTYPE html><html><head><title>Đăng nhập</title></head><body>Hết phiên làm việc</body></html>",
}
