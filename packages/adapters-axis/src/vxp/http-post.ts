import { type Agent, type ClientRequest, type IncomingMessage, request as requestHttp } from "node:http"
import { request as requestHttps } from "node:https"
import { Effect } from "effect"

/** The answer of a server, with any status. */
export interface HttpAnswer {
  readonly status: number
  readonly contentType: string
  /** The server's time, as the server writes it. */
  readonly date?: string
  /** The time of the next attempt that the server asks for, as the server writes it. */
  readonly retryAfter?: string
  readonly body: ReadonlyArray<Buffer>
}

/**
 * A request without a complete answer. `reached` tells whether a connection existed, so that the server may
 * have acted on the request; while it is false, not one byte of the request has left.
 */
export interface HttpFailure {
  readonly reached: boolean
  readonly cause: Error
}

export interface HttpRequest {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: ReadonlyArray<Uint8Array>
  readonly agent: Agent
  /** The time limit from the call to the last byte of the answer. */
  readonly limitMillis: number
}

/** V8 holds no longer text, and an answer may have to be decoded as one text. */
const maxAnswerBytes = 500 * 1024 * 1024

/** Calls `note` when the request has a connection (with TLS: an authenticated one) for its bytes. */
const onReached = (request: ClientRequest, secure: boolean, note: () => void): void => {
  request.once("socket", (socket) => {
    if (socket.connecting) socket.once(secure ? "secureConnect" : "connect", note)
    else note()
  })
}

const collect = (
  answer: IncomingMessage,
  done: (answer: HttpAnswer) => void,
  fail: (cause: Error) => void,
) => {
  const chunks: Array<Buffer> = []
  let size = 0
  answer.on("data", (chunk: Buffer) => {
    chunks.push(chunk)
    size += chunk.length
    if (size > maxAnswerBytes) {
      fail(new Error(`the answer is larger than ${maxAnswerBytes} bytes`))
      answer.destroy()
    }
  })
  answer.on("error", fail)
  answer.on("end", () => {
    const whole = {
      status: answer.statusCode ?? 0,
      contentType: answer.headers["content-type"] ?? "",
      ...(answer.headers.date !== undefined && { date: answer.headers.date }),
      ...(answer.headers["retry-after"] !== undefined && { retryAfter: answer.headers["retry-after"] }),
      body: chunks,
    }
    // One tick later the agent has the connection back, and a call that follows at once reuses it.
    process.nextTick(done, whole)
  })
}

/**
 * Makes one POST request. It uses `node:http` instead of `fetch` because only `node:http` tells when the
 * connection is open, which separates "nothing was sent" from "nobody knows". The time limit runs on the
 * machine's timer and not on the runtime's clock, since the network does not wait for a test's clock.
 * Interruption destroys the socket.
 */
export const httpPost = (post: HttpRequest): Effect.Effect<HttpAnswer, HttpFailure> =>
  Effect.callback((resume) => {
    const secure = post.url.protocol === "https:"
    let reached = false
    const request = (secure ? requestHttps : requestHttp)(post.url, {
      method: "POST",
      agent: post.agent,
      headers: {
        ...post.headers,
        "Content-Length": post.body.reduce((sum, part) => sum + part.length, 0),
      },
    })
    const limit = setTimeout(() => {
      fail(new Error(`no answer within ${post.limitMillis} ms`))
      request.destroy()
    }, post.limitMillis)
    const fail = (cause: Error) => {
      clearTimeout(limit)
      resume(Effect.fail({ reached, cause }))
    }
    onReached(request, secure, () => {
      reached = true
    })
    request.on("error", fail)
    request.on("response", (answer) =>
      collect(
        answer,
        (whole) => {
          clearTimeout(limit)
          resume(Effect.succeed(whole))
        },
        fail,
      ),
    )
    for (const part of post.body) request.write(part)
    request.end()
    return Effect.sync(() => {
      clearTimeout(limit)
      request.destroy()
    })
  })
