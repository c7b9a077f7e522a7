import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** The `statfs` types of file systems in memory, where "on the disk" is meaningless. */
const inMemory = 0x01021994

const parent = (): string => {
  const folder = tmpdir()
  return statfsSync(folder).type === inMemory && existsSync("/var/tmp") ? "/var/tmp" : folder
}

/** Makes a new folder on a disk. */
export const makeScratch = (): string => {
  const folder = mkdtempSync(join(parent(), "lienthong-bench-"))
  // PostgreSQL started by root runs as another user.
  chmodSync(folder, 0o755)
  return folder
}

export const removeScratch = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** Runs a function with a new folder on a disk and removes it afterwards. */
export const withScratch = async <A>(use: (folder: string) => Promise<A>): Promise<A> => {
  const folder = makeScratch()
  try {
    return await use(folder)
  } finally {
    removeScratch(folder)
  }
}
