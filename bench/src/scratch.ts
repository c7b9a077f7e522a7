import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** What `statfs` calls a file system in memory, where "on the disk" would mean nothing. */
const inMemory = 0x01021994

const parent = (): string => {
  const folder = tmpdir()
  return statfsSync(folder).type === inMemory && existsSync("/var/tmp") ? "/var/tmp" : folder
}

/** Has something done with a new folder on a disk; it is removed afterwards. */
export const withScratch = async <A>(use: (folder: string) => Promise<A>): Promise<A> => {
  const folder = mkdtempSync(join(parent(), "lienthong-bench-"))
  // A PostgreSQL that root starts runs as somebody else.
  chmodSync(folder, 0o755)
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
