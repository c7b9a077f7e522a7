import { createHash } from "node:crypto"
import { StorageError } from "@lienthong/core"
import {
  type Append,
  type Commit,
  chainPreimage,
  chainStart,
  isExpected,
  type StoredEvent,
} from "@lienthong/core/adapter"
import { HashMap, Option, Result } from "effect"
import type { State } from "./state.ts"

export const streamEvents = (state: State, stream: string): ReadonlyArray<StoredEvent> =>
  Option.getOrElse(HashMap.get(state.streams, stream), () => [])

/** Appends events to one stream, each with the hash of its predecessor. */
export const appendEvents = (
  state: State,
  commit: Commit,
  { stream, expected, events }: Append,
): Result.Result<State, StorageError> => {
  const actual = streamEvents(state, stream).length
  if (!isExpected(expected, actual)) {
    return Result.fail(
      new StorageError({
        reason: "version-conflict",
        detail: { stream, expected: String(expected), actual: String(actual) },
      }),
    )
  }
  const appended = [...streamEvents(state, stream)]
  let { lastPosition, log } = state
  for (const { type, schemaVersion, data } of events) {
    const bound = {
      stream,
      version: appended.length + 1,
      type,
      schemaVersion,
      data,
      commitId: commit.id,
      at: commit.at,
      by: commit.by,
    }
    const preimage = chainPreimage(appended.at(-1)?.hash ?? chainStart, state.agency, bound)
    lastPosition += 1n
    const hash = createHash("sha256").update(preimage).digest("hex")
    const event: StoredEvent = { ...bound, position: lastPosition, hash }
    log = HashMap.set(log, lastPosition, event)
    appended.push(event)
  }
  return Result.succeed({
    ...state,
    lastPosition,
    log,
    streams: HashMap.set(state.streams, stream, appended),
  })
}
