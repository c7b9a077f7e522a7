import { once } from "node:events"
import { createConnection, createServer, type Socket } from "node:net"
import { Effect } from "effect"

/**
 * A way to a server that falls silent while `way.silent` is true: it still takes connections and whatever is
 * sent over them, but nothing goes on to the server, and nothing comes back. `way.taken` is what it kept to
 * itself.
 */
export const startSilentProxy = (serverUrl: string) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const { hostname, port, username, password, pathname } = new URL(serverUrl)
      const open = new Set<Socket>()
      const way = { silent: false, taken: "" }
      const proxy = createServer((client) => {
        const server = createConnection(Number(port || 5432), hostname)
        const end = () => {
          client.destroy()
          server.destroy()
        }
        for (const socket of [client, server]) {
          open.add(socket)
          socket.on("error", end).on("close", end)
        }
        client.on("data", (bytes) => {
          if (way.silent) way.taken += bytes.toString("latin1")
          else server.write(bytes)
        })
        server.on("data", (bytes) => {
          if (!way.silent) client.write(bytes)
        })
      })
      proxy.listen(0, "127.0.0.1")
      await once(proxy, "listening")
      const address = proxy.address()
      if (address === null || typeof address === "string") throw new Error("no port is free")
      const login = password === "" ? username : `${username}:${password}`
      return { url: `postgres://${login}@127.0.0.1:${address.port}${pathname}`, way, proxy, open }
    }),
    ({ proxy, open }) =>
      Effect.promise(async () => {
        for (const socket of open) socket.destroy()
        proxy.close()
        await once(proxy, "close")
      }),
  )
