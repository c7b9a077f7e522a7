import { spawnSync } from "node:child_process"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/** A workspace apart from the project's: only the bench needs its packages. */
export const rivalsFolder = fileURLToPath(new URL("../../../rivals", import.meta.url))

const lockOf = () => readFileSync(join(rivalsFolder, "pnpm-lock.yaml"), "utf8")

/** Records what was last installed successfully. */
const marker = join(rivalsFolder, "node_modules", ".installed")

const pnpm = (args: ReadonlyArray<string>) => {
  // pnpm tells the scripts it runs which pnpm it is.
  const own = process.env.npm_execpath
  const options = { cwd: rivalsFolder, encoding: "utf8" as const, maxBuffer: 2 ** 26 }
  return own !== undefined && /pnpm\.c?js$/.test(own)
    ? spawnSync(process.execPath, [own, ...args], options)
    : spawnSync("npx", ["-y", "pnpm@10", ...args], { ...options, shell: process.platform === "win32" })
}

/** Installs the rivals if necessary. Returns the reason when it fails: the run continues without them. */
export const installRivals = (say: (line: string) => void): string | undefined => {
  if (existsSync(marker) && readFileSync(marker, "utf8") === lockOf()) return undefined
  say(
    "Installing what lienthong is measured against into bench/rivals, once. sqlite3 may have to be compiled: minutes.",
  )
  const { status, stdout, stderr, error } = pnpm(["install", "--frozen-lockfile"])
  if (status === 0) {
    writeFileSync(marker, lockOf())
    return undefined
  }
  const lines = `${stdout}\n${stderr}`.split("\n").filter((line) => /ERR|error/i.test(line))
  return error?.message ?? lines[0]?.trim() ?? `pnpm install ended with ${status}`
}
