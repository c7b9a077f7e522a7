import { execFileSync, spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const run = (args: ReadonlyArray<string>): Buffer =>
  execFileSync("openssl", [...args], { stdio: ["ignore", "pipe", "pipe"] })

const answer = (...args: ReadonlyArray<string>): string | undefined => {
  const { status, stdout } = spawnSync("openssl", [...args], { encoding: "latin1" })
  return status === 0 ? stdout : undefined
}

/** The command line of OpenSSL, another hand that signs and checks; `undefined` on machines without it. */
export const opensslVersion = answer("version")

/** Whether it still has RC2, which newer versions keep in a module of its own. */
export const hasLegacyCiphers = answer("list", "-providers", "-provider", "legacy") !== undefined

/**
 * Runs `openssl` on files given by name and content, in a directory of its own that is removed afterwards.
 * Arguments name the files; what it writes to `out` comes back.
 */
export const openssl = (
  args: ReadonlyArray<string>,
  files: Readonly<Record<string, string | Uint8Array>>,
): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), "lienthong-openssl-"))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    run(args.map((argument) => (argument === "out" || argument in files ? join(folder, argument) : argument)))
    return readFileSync(join(folder, "out"))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
