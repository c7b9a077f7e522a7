import { Effect, Option } from "effect"
import { getBytes, putBytes } from "../../adapter-kit/whole-files.ts"
import { system } from "../../agency/actor.ts"
import type { DirectoryEvent } from "../../document/directory/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { DirectoryEntry } from "../../port/transport.ts"
import { dateOf, epochMillis, type VietnamTime } from "../../time/vietnam-time.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { changeHolds } from "../file/hold-files.ts"
import { uncounted } from "../record/annotate-recorded.ts"
import { record, retryContended } from "../record/record.ts"
import { now } from "../runtime/runtime.ts"
import { append } from "../stream/append.ts"
import { decodeEvent, undecodable } from "../stream/event-codec.ts"
import type { GivenList, LastList } from "./given-list.ts"
import { decodeList, encodeList } from "./list-text.ts"

type Kept = Omit<DirectoryEvent, "_tag">

/** A list of agencies that the store has. */
export interface KeptDirectory {
  readonly list: GivenList
  readonly kept: Kept
  readonly at: VietnamTime
}

const readLast = Effect.fnUntraced(function* () {
  const storage = yield* Storage
  const last = Option.getOrUndefined(yield* storage.readLast(streamName.directory()))
  return last && { stored: last, event: yield* decodeEvent("directory", last) }
})

/** How often a list is looked up that another process replaces at the same moment. */
const maxLooks = 3

/**
 * Finds the list of an axis that any process of the agency stored last. `known` returns it without reading
 * its file if it is in memory.
 */
export const readKeptDirectory = (from: string | undefined, known: LastList) =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const last = yield* readLast()
    if (last === undefined || last.event.from !== from) return Option.none<KeptDirectory>()
    const { stored, event } = last
    const read = Effect.flatMap(getBytes(storage, event.digest), decodeList).pipe(
      Effect.mapError((error) => (typeof error === "string" ? undecodable(stored, error) : error)),
    )
    const list = yield* known.stored(event.digest, epochMillis(stored.at), read)
    return Option.some<KeptDirectory>({ list, kept: event, at: stored.at })
  }).pipe(Effect.retry({ times: maxLooks, while: ({ reason }) => reason === "blob-missing" }))

/**
 * Stores a list from the axis and releases the former one. If the list is stored already, it only records,
 * once a day, that the axis returned it again. `known` is the file of the list that this process knows, or
 * `damaged` when the stored one cannot be read: then the new list replaces it.
 */
export const keepDirectory = (
  entries: ReadonlyArray<DirectoryEntry>,
  from: string | undefined,
  known: Digest | "damaged" | undefined,
) =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const at = yield* now
    const last = yield* readLast()
    const before = last?.event
    const lead = known === "damaged" ? "\n".repeat(((before?.version ?? 0) % 99) + 1) : ""
    const digest =
      before && before.digest === known
        ? before.digest
        : yield* putBytes(storage, yield* encodeList(entries, lead))
    const isSame = before?.digest === digest && before.from === from
    if (isSame && last && dateOf(last.stored.at) === dateOf(at)) return before
    const event: DirectoryEvent = {
      _tag: "DirectoryRead",
      version: isSame ? before.version : (before?.version ?? 0) + 1,
      digest,
      count: entries.length,
      ...(from !== undefined && { from }),
    }
    const stream = streamName.directory()
    yield* record(
      system,
      {
        appends: [append("directory", { stream, version: last?.stored.version ?? 0 }, [event])],
        blobs: changeHolds(stream, before ? [before.digest] : [], [digest]),
      },
      at,
    )
    return event
  }).pipe(retryContended, uncounted)
