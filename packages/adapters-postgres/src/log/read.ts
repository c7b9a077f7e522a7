import type { StorageError } from "@lienthong/core"
import { type EventRow, type StoredEvent, storedEvent } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect } from "effect"
import { callOf } from "../server/call.ts"
import type { Row, Server } from "../server/server.ts"

type Events = Effect.Effect<ReadonlyArray<StoredEvent>, StorageError>

/** Prepares the reads of events, each along a key. */
export const prepareReads = (server: Server, schema: string, agency: AgencyCode) => {
  const stream = callOf(schema, "read_stream", 3)
  const last = callOf(schema, "read_last", 2)
  const log = callOf(schema, "read_settled", 5)
  const events = (rows: ReadonlyArray<Row>) => rows.map((row) => storedEvent(row as unknown as EventRow))
  return {
    stream: (name: string, after: number): Events =>
      Effect.map(server.query(stream, [agency, name, after]), events),
    last: (name: string): Events => Effect.map(server.query(last, [agency, name]), events),
    /** Reads the events after `after` up to `settled`; nothing when the log is no longer that of `epoch`. */
    log: (
      after: bigint,
      settled: bigint,
      limit: number,
      epoch: string,
    ): Effect.Effect<ReadonlyArray<StoredEvent> | undefined, StorageError> =>
      Effect.map(server.query(log, [agency, String(after), String(settled), limit, epoch]), (rows) =>
        rows[0]?.[0] === null ? undefined : events(rows),
      ),
  }
}
