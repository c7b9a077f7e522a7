import type { Storage } from "@lienthong/core"

/** An open store. */
export type OpenStore = Storage["Service"]
