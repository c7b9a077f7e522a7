import { type Agent, type ClientRequest, type IncomingMessage, request as requestHttp } from "node:http"
import { request as requestHttps } from "node:https"
import { Effect } from "effect"

/** What a server answered, of any status. */
export interface HttpAnswer {
  readonly status: number
  readonly contentType: string
  /** The server's time, as it wrote it. */
  readonly date?: string
  /** When it wants to be asked again, as it wrote it. */
  readonly retryAfter?: string
  readonly body: Buffer
}

/**
 * A request without a complete answer. `reached` tells whether a connection stood, so that the server may
 * have acted on it; while it is false, not one byte of the request has left.
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
  /** The time from here to the last byte of the answer. */
  readonly limitMillis: number
}

/** V8 holds no text longer than this, and an answer is decoded as one text. */
const maxAnswerBytes = 500 * 1024 * 1024

/** Notes when the request has a connection (with TLS: an authenticated one) that its bytes can leave on. */
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
      body: Buffer.concat(chunks),
    }
    // One tick later the connection is back in the agent's hands, so that a call that follows at once reuses
    // it.
    process.nextTick(done, whole)
  })
}

/**
 * One POST. `node:http` rather than `fetch`, because only it tells when the connection stood: the line
 * between "nothing was sent" and "nobody knows". The time limit runs on the machine's timer and not on the
 * runtime's clock, since the network does not wait for a test's clock. Interruption destroys the socket.
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
