import { createRequire } from "node:module"
import { postgres } from "@lienthong/adapters-postgres"
import type { Contender } from "../contender.ts"
import { openLienthong } from "../lienthong.ts"

const { version } = createRequire(import.meta.url)("../../../package.json")

export const storageAt = (url: string) => postgres({ url })

export const lienthongPostgres: Contender = {
  name: "lienthong",
  version,
  open: (url) => openLienthong(storageAt(url)),
}
