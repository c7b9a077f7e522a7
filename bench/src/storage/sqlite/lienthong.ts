import { createRequire } from "node:module"
import { join } from "node:path"
import { sqlite } from "@lienthong/adapters-sqlite"
import type { Contender } from "../contender.ts"
import { openLienthong } from "../lienthong.ts"

const { version } = createRequire(import.meta.url)("../../../package.json")

export const storageAt = (folder: string) => sqlite(join(folder, "lienthong.db"))

export const lienthongSqlite: Contender = {
  name: "lienthong",
  version,
  open: (folder) => openLienthong(storageAt(folder)),
}
