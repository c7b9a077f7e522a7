import {
  createServer as createHttp,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from "node:http"
import { createServer as createHttps } from "node:https"
import { type AddressInfo, createServer as createTcp, type Socket, type Server as TcpServer } from "node:net"
import { Effect } from "effect"

const listening = <S extends TcpServer>(server: S, close: (server: S) => void) =>
  Effect.acquireRelease(
    Effect.callback<number>((resume) => {
      server.listen(0, "127.0.0.1", () => resume(Effect.succeed((server.address() as AddressInfo).port)))
    }),
    () =>
      Effect.callback<void>((resume) => {
        server.close(() => resume(Effect.void))
        close(server)
      }),
  )

const closeAll = (server: Server) => server.closeAllConnections()

/** An HTTP server that is not the axis: it answers every request alike. */
export const httpServer = (answer: RequestListener) =>
  Effect.map(listening(createHttp(answer), closeAll), (port) => `http://127.0.0.1:${port}/VXP.Edoc`)

/** The same with TLS. */
export const httpsServer = (tls: { readonly key: string; readonly cert: string }, answer: RequestListener) =>
  Effect.map(listening(createHttps(tls, answer), closeAll), (port) => `https://127.0.0.1:${port}/VXP.Edoc`)

/** A server that takes connections and does with them what it likes. */
export const tcpServer = (take: (socket: Socket) => void) => {
  const sockets = new Set<Socket>()
  const server = createTcp((socket) => {
    sockets.add(socket)
    take(socket)
  })
  return listening(server, () => {
    for (const socket of sockets) socket.destroy()
  })
}

/** A port of this machine on which nobody listens. */
export const closedPort = Effect.scoped(tcpServer(() => {}))

/** Answers a request with a text, once its body has arrived. */
export const answering =
  (status: number, body: string, contentType = "application/json"): RequestListener =>
  (request: IncomingMessage, response) => {
    request.resume().on("end", () => response.writeHead(status, { "Content-Type": contentType }).end(body))
  }
