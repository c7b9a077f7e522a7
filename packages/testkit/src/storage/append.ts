import { createHash } from "node:crypto"
import {
  type Append,
  type Commit,
  chainPreimage,
  chainStart,
  type Expected,
  StorageError,
} from "@lienthong/core"
import { HashMap, Option, Result } from "effect"
import type { State } from "./state.ts"

const isMet = (expected: Expected, version: number): boolean => {
  switch (expected) {
    case "any":
      return true
    case "none":
      return version === 0
    case "exists":
      return version > 0
    default:
      return version === expected
  }
}

export const streamVersion = (state: State, stream: string): number =>
  Option.match(HashMap.get(state.streams, stream), { onNone: () => 0, onSome: (events) => events.length })

/** Adds events to one stream, each with the hash of the one before it. */
export const appendEvents = (
  state: State,
  commit: Commit,
  { stream, expected, events }: Append,
): Result.Result<State, StorageError> => {
  const actual = streamVersion(state, stream)
  if (!isMet(expected, actual)) {
    return Result.fail(
      new StorageError({
        reason: "version-conflict",
        detail: { stream, expected: String(expected), actual: String(actual) },
      }),
    )
  }
  return Result.succeed(
    events.reduce<State>((before, { type, schemaVersion, data }) => {
      const earlier = Option.getOrElse(HashMap.get(before.streams, stream), () => [])
      const place = {
        stream,
        version: earlier.length + 1,
        type,
        schemaVersion,
        data,
        commitId: commit.id,
        at: commit.at,
        by: commit.by,
      }
      const preimage = chainPreimage(earlier.at(-1)?.hash ?? chainStart, before.agency, place)
      const position = before.lastPosition + 1n
      const event = { ...place, position, hash: createHash("sha256").update(preimage).digest("hex") }
      return {
        ...before,
        lastPosition: position,
        log: HashMap.set(before.log, position, event),
        streams: HashMap.set(before.streams, stream, [...earlier, event]),
      }
    }, state),
  )
}
