import type { Storage } from "@lienthong/core/adapter"

/** An open store. */
export type OpenStore = Storage["Service"]
