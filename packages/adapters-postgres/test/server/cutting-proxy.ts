import { once } from "node:events"
import { createConnection, createServer, type Socket } from "node:net"
import { Effect } from "effect"

/**
 * A way to a server that loses answers: the next `times` times a request with these words has gone through
 * and the server answers it, the connection is cut instead.
 */
export const startCuttingProxy = (serverUrl: string, words: string) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const { hostname, port, username, password, pathname } = new URL(serverUrl)
      const open = new Set<Socket>()
      const left = { times: 0, cut: 0 }
      const proxy = createServer((client) => {
        const server = createConnection(Number(port || 5432), hostname)
        let asked = false
        const end = () => {
          client.destroy()
          server.destroy()
        }
        for (const socket of [client, server]) {
          open.add(socket)
          socket.on("error", end).on("close", end)
        }
        client.on("data", (bytes) => {
          asked = bytes.includes(words)
          server.write(bytes)
        })
        server.on("data", (bytes) => {
          if (asked && left.times > 0) {
            left.times -= 1
            left.cut += 1
            end()
          } else client.write(bytes)
        })
      })
      proxy.listen(0, "127.0.0.1")
      await once(proxy, "listening")
      const address = proxy.address()
      if (address === null || typeof address === "string") throw new Error("no port is free")
      const login = password === "" ? username : `${username}:${password}`
      const url = `postgres://${login}@127.0.0.1:${address.port}${pathname}`
      return { url, left, proxy, open }
    }),
    ({ proxy, open }) =>
      Effect.promise(async () => {
        for (const socket of open) socket.destroy()
        proxy.close()
        await once(proxy, "close")
      }),
  )
