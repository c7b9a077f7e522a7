import { Effect, Option, Stream } from "effect"
import { exportHead, exportLine } from "../../log/export-line.ts"
import { Storage } from "../../port/storage/storage.ts"
import { Settings } from "../settings/settings.ts"

const pageSize = 1_000

/**
 * The log as lines of JSON, for auditors: the first line names the agency, each other line is an event
 * exactly as stored, seals included. It ends at the last event that was settled when it began.
 */
export const exportLog = Stream.unwrap(
  Effect.gen(function* () {
    const storage = yield* Storage
    const { agency } = yield* Settings
    const { settled } = yield* storage.logHead
    const lines = Stream.paginate(0n, (after) =>
      Effect.map(storage.readLog(after, pageSize), (page) => {
        const events = page.filter(({ position }) => position <= settled)
        const last = events.at(-1)?.position
        return [
          events.map(exportLine),
          last === undefined || last >= settled ? Option.none<bigint>() : Option.some(last),
        ] as const
      }),
    )
    return Stream.concat(Stream.make(exportHead(agency.code)), lines)
  }),
)
