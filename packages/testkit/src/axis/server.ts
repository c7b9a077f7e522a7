import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { AxisError } from "./axis-error.ts"
import { failure, type Reply } from "./reply.ts"

/** Answers a request after its body was read. */
export type Answerer = (request: IncomingMessage, url: URL, body: Buffer) => Reply | Promise<Reply>

/** A listening server. */
export interface Listening {
  readonly port: number
  /** Closes all connections, including those held without an answer. */
  readonly stop: () => Promise<void>
}

/** The signing headers repeat all others, and a packet's recipients may be among them. */
const maxHeaderSize = 256 * 1024
const maxBodyBytes = 512 * 1024 * 1024

const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Array<Buffer> = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size <= maxBodyBytes) chunks.push(chunk)
  }
  return size <= maxBodyBytes ? Buffer.concat(chunks) : undefined
}

const send = (response: ServerResponse, reply: Reply, now: number): void => {
  if ("holdMillis" in reply) {
    const giveUp = setTimeout(() => response.destroy(), reply.holdMillis)
    response.once("close", () => clearTimeout(giveUp))
    return
  }
  const headers = { "Content-Type": reply.contentType, Date: new Date(now).toUTCString() }
  response.writeHead(reply.status, headers).end(reply.body)
}

const tooLarge = failure({ code: "TooLarge", description: `more than ${maxBodyBytes} bytes` }, 413)

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", (cause) =>
      reject(new AxisError({ reason: "cannot-listen", detail: { host, port: String(port) }, cause })),
    )
    server.listen(port, host, resolve)
  })

/**
 * An internal error of the axis is returned to the caller, so that it does not look like a network failure.
 */
const reply = async (answering: () => Reply | Promise<Reply>): Promise<Reply> => {
  try {
    return await answering()
  } catch (cause) {
    const description = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
    return failure({ code: "AxisFault", description }, 500)
  }
}

/**
 * Serves HTTP until it is stopped. Its answers state the time of the given clock, in milliseconds since the
 * epoch.
 */
export const serve = async (
  answer: Answerer,
  host: string,
  port: number,
  now: () => number,
): Promise<Listening> => {
  const respond = async (request: IncomingMessage, response: ServerResponse, body: Buffer | undefined) => {
    if (body === undefined) return send(response, tooLarge, now())
    const answered = await reply(() => answer(request, new URL(`http://axis${request.url}`), body))
    send(response, answered, now())
  }
  const server = createServer({ maxHeaderSize }, (request, response) => {
    readBody(request).then(
      (body) => respond(request, response, body),
      // The client disconnected before its request was complete, so it made none.
      () => response.destroy(),
    )
  })
  await listen(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
