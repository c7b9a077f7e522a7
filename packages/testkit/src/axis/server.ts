import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http"
import { createServer as createTlsServer } from "node:https"
import type { AddressInfo, Socket } from "node:net"
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

/** Sends a body in ten pieces over some time. */
const sendSlowly = (response: ServerResponse, body: Uint8Array, millis: number): void => {
  const size = Math.max(Math.ceil(body.length / 10), 1)
  let sent = 0
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + size))
    sent += size
    if (sent < body.length) return
    clearInterval(timer)
    response.end()
  }, millis / 10)
  response.once("close", () => clearInterval(timer))
}

const send = (response: ServerResponse, reply: Reply, now: number): void => {
  if ("breaks" in reply) return void response.destroy()
  if ("holdMillis" in reply) {
    const giveUp = setTimeout(() => response.destroy(), reply.holdMillis)
    response.once("close", () => clearTimeout(giveUp))
    return
  }
  const { status, contentType, sending, offsetMillis = 0 } = reply
  const body = Buffer.from(reply.body)
  response.writeHead(status, {
    "Content-Type": contentType,
    "Content-Length": body.length,
    Date: new Date(now + offsetMillis).toUTCString(),
    ...reply.headers,
  })
  if (sending === undefined) response.end(body)
  else if (sending === "cut") response.write(body.subarray(0, body.length >> 1), () => response.destroy())
  else sendSlowly(response, body, sending.slowMillis)
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

/** What a server listens with. */
export interface Listener {
  readonly host: string
  readonly port: number
  /** The clock of its answers, in milliseconds since the epoch. */
  readonly now: () => number
  /** Its certificate and key as PEM: with them it serves HTTPS. */
  readonly tls?: Tls | undefined
  /** Whether the next connection is dropped before anything is read of it. */
  readonly drops: () => boolean
}

/** A certificate and its key, as PEM. */
export interface Tls {
  readonly certificate: string
  readonly key: string
}

const serverOf = ({ tls }: Listener, answer: RequestListener): Server => {
  if (tls === undefined) return createServer({ maxHeaderSize }, answer)
  try {
    return createTlsServer({ maxHeaderSize, cert: tls.certificate, key: tls.key }, answer)
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new AxisError({ reason: "certificate-unusable", detail: { problem } })
  }
}

/** Serves HTTP, or HTTPS, until it is stopped. */
export const serve = async (answer: Answerer, listener: Listener): Promise<Listening> => {
  const { host, port, now, drops } = listener
  const respond = async (request: IncomingMessage, response: ServerResponse, body: Buffer | undefined) => {
    if (body === undefined) return send(response, tooLarge, now())
    const answered = await reply(() => answer(request, new URL(`http://axis${request.url}`), body))
    send(response, answered, now())
  }
  const server = serverOf(listener, (request, response) => {
    readBody(request).then(
      (body) => respond(request, response, body),
      // The client disconnected before its request was complete, so it made none.
      () => response.destroy(),
    )
  })
  server.on("connection", (socket: Socket) => {
    if (drops()) socket.destroy()
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
