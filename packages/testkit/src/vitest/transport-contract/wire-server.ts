import { createServer as createHttp, type Server as HttpServer, type RequestListener } from "node:http"
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from "node:net"
import { Effect, type Scope } from "effect"

const listening = <S extends Server>(server: S, close: () => void) =>
  Effect.acquireRelease(
    Effect.callback<string>((resume) => {
      server.listen(0, "127.0.0.1", () =>
        resume(Effect.succeed(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
      )
    }),
    () =>
      Effect.callback<void>((resume) => {
        server.close(() => resume(Effect.void))
        close()
      }),
  )

/** Starts an HTTP server that is not the axis, and returns its address. */
export const webServer = (answer: RequestListener): Effect.Effect<string, never, Scope.Scope> => {
  const server: HttpServer = createHttp(answer)
  return listening(server, () => server.closeAllConnections())
}

/** Starts a server that takes connections, and returns its address. */
export const lineServer = (take: (socket: Socket) => void): Effect.Effect<string, never, Scope.Scope> => {
  const sockets = new Set<Socket>()
  const server = createTcp((socket) => {
    sockets.add(socket)
    socket.on("error", () => socket.destroy())
    take(socket)
  })
  return listening(server, () => {
    for (const socket of sockets) socket.destroy()
  })
}

/** An address of this machine where no server listens. */
export const deserted = Effect.scoped(lineServer(() => {}))

/** Answers every request alike, once it has arrived whole. */
export const answering =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (request, response) => {
    request.resume().on("end", () => response.writeHead(status, headers).end(body))
  }
