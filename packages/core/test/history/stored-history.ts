import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { StoredEvent } from "@lienthong/core/adapter"
import { VietnamTime } from "@lienthong/core/calendar"
import { Schema } from "effect"

const folder = fileURLToPath(new URL("./stored", import.meta.url))

const decodeLine = Schema.decodeUnknownSync(
  Schema.fromJsonString(
    Schema.Struct({
      position: Schema.String,
      stream: Schema.String,
      version: Schema.Int,
      type: Schema.String,
      schemaVersion: Schema.Int,
      data: Schema.String,
      commitId: Schema.String,
      at: VietnamTime,
      by: Schema.String,
      hash: Schema.String,
    }),
  ),
)

/** What an agency's store held under an earlier release, and the tables it showed. */
export interface StoredHistory {
  readonly name: string
  readonly events: ReadonlyArray<StoredEvent>
  readonly boards: Readonly<Record<string, unknown>>
}

const read = (name: string): StoredHistory => ({
  name,
  events: readFileSync(join(folder, `${name}.jsonl`), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => {
      const event = decodeLine(line)
      return { ...event, position: BigInt(event.position) }
    }),
  boards: JSON.parse(readFileSync(join(folder, `${name}.boards.json`), "utf8")),
})

/** Every history that was recorded, oldest release first. */
export const storedHistories: ReadonlyArray<StoredHistory> = readdirSync(folder)
  .sort()
  .flatMap((release) =>
    readdirSync(join(folder, release))
      .filter((file) => file.endsWith(".jsonl"))
      .sort()
      .map((file) => read(join(release, file.slice(0, -".jsonl".length)))),
  )
