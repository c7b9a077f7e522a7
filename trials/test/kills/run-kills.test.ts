import { spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"

const program = fileURLToPath(new URL("../../src/main.ts", import.meta.url))

describe("A trial with kills that a signal stops", () => {
  it("stops its PostgreSQL and all its processes, and leaves no folder", { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "lienthong-stopped-"))
    // PostgreSQL may run as another user.
    chmodSync(folder, 0o755)
    const trial = spawn(process.execPath, [program, "kills", "--store", "postgres"], {
      env: { ...process.env, TMPDIR: folder },
      stdio: "ignore",
    })
    try {
      const isServed = () =>
        readdirSync(folder).some((name) => existsSync(join(folder, name, "data/postmaster.pid")))
      await expect.poll(isServed, { timeout: 60_000 }).toBe(true)
      trial.kill("SIGTERM")
      const [code] = await once(trial, "exit")
      expect(code).toBe(130)
      expect(readdirSync(folder)).toEqual([])
    } finally {
      trial.kill("SIGKILL")
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
