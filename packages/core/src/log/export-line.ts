import { type Option, Result, Schema } from "effect"
import { VietnamTime } from "../time/vietnam-time.ts"
import type { StoredEvent } from "./stored-event.ts"

const Head = Schema.Struct({
  format: Schema.Literal("lienthong-log"),
  formatVersion: Schema.Literal(1),
  agency: Schema.String,
})

const Line = Schema.Struct({
  position: Schema.String.check(Schema.isPattern(/^[1-9]\d*$/)),
  stream: Schema.String,
  version: Schema.Int,
  type: Schema.String,
  schemaVersion: Schema.Int,
  data: Schema.String,
  commitId: Schema.String,
  at: VietnamTime,
  by: Schema.String,
  hash: Schema.String,
})

/** Prints the first line of an exported log. */
export const exportHead = (agency: string): string =>
  JSON.stringify({ format: "lienthong-log", formatVersion: 1, agency })

/** Prints an event as a line of JSON, with every text exactly as stored. */
export const exportLine = (event: StoredEvent): string => {
  const { stream, version, type, schemaVersion, data, commitId, at, by, hash } = event
  const position = String(event.position)
  return JSON.stringify({ position, stream, version, type, schemaVersion, data, commitId, at, by, hash })
}

const decodeHead = Schema.decodeUnknownOption(Schema.fromJsonString(Head))
const decodeLine = Schema.decodeUnknownResult(Schema.fromJsonString(Line))

/** Reads the agency from the first line. Returns nothing when it is not the head of an exported log. */
export const readExportHead = (line: string): Option.Option<typeof Head.Type> => decodeHead(line)

/** Reads an event from its line, or says why the line is not one. */
export const readExportLine = (line: string): Result.Result<StoredEvent, string> =>
  Result.mapBoth(decodeLine(line), {
    onSuccess: (event) => ({ ...event, position: BigInt(event.position) }),
    onFailure: (error) => error.message.split("\n")[0] ?? "",
  })
