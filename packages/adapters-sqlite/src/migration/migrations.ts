import type { Migration } from "kysely"
import { initial } from "./0001-initial.ts"
import { checkpoints } from "./0002-checkpoints.ts"
import { fileChunks } from "./0003-file-chunks.ts"
import { lastEvents } from "./0004-last-events.ts"

/** Every step of the schema, for ever in this order. There is no way back: a step is never changed, only followed. */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-initial": initial,
  "0002-checkpoints": checkpoints,
  "0003-file-chunks": fileChunks,
  "0004-last-events": lastEvents,
}
