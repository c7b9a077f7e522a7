import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createConnection } from "node:net"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { Effect } from "effect"
import { asWhom, freePort } from "../../embedded-server/embedded-server.ts"

/** Where pgbouncer is installed, if it is; Debian puts it where only root looks. */
export const pgbouncer = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"]
  .map((folder) => join(folder, "pgbouncer"))
  .find((path) => existsSync(path))

/** Whether it keeps prepared statements in transaction mode: since 1.21. */
const keepsPrepared = (path: string): boolean => {
  const [, major = "0", minor = "0"] =
    /PgBouncer (\d+)\.(\d+)/.exec(spawnSync(path, ["--version"]).stdout.toString()) ?? []
  return Number(major) > 1 || Number(minor) >= 21
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const socket = createConnection(port, "127.0.0.1")
    socket.once("connect", () => answer(true)).once("error", () => answer(false))
    socket.once("close", () => socket.destroy())
    socket.once("connect", () => socket.end())
  })

/** A pooler in transaction mode with a few connections to a server, until the scope closes. */
export const startPgbouncer = (path: string, serverUrl: string) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const { hostname, port: serverPort, username, password, pathname } = new URL(serverUrl)
      const folder = mkdtempSync(join(tmpdir(), "lienthong-pgbouncer-"))
      chmodSync(folder, 0o755)
      const port = await freePort()
      const prepared = keepsPrepared(path)
      writeFileSync(join(folder, "users"), `"${username}" "${decodeURIComponent(password)}"\n`)
      writeFileSync(
        join(folder, "pgbouncer.ini"),
        [
          "[databases]",
          `* = host=${hostname} port=${serverPort || 5432}`,
          "[pgbouncer]",
          "listen_addr = 127.0.0.1",
          `listen_port = ${port}`,
          "unix_socket_dir =",
          "auth_type = trust",
          `auth_file = ${join(folder, "users")}`,
          "pool_mode = transaction",
          "default_pool_size = 3",
          "max_client_conn = 200",
          ...(prepared ? ["max_prepared_statements = 100"] : []),
        ].join("\n"),
      )
      const child = spawn(path, [join(folder, "pgbouncer.ini")], { ...asWhom, cwd: "/", stdio: "ignore" })
      while (!(await accepts(port))) {
        if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}`)
        await new Promise((wait) => setTimeout(wait, 20))
      }
      const login = password === "" ? username : `${username}:${password}`
      return { url: `postgres://${login}@127.0.0.1:${port}${pathname}`, prepared, child, folder }
    }),
    ({ child, folder }) =>
      Effect.promise(async () => {
        child.kill("SIGKILL")
        if (child.exitCode === null && child.signalCode === null) await once(child, "close")
        rmSync(folder, { recursive: true })
      }),
  )
