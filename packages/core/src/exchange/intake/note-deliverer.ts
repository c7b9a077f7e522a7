import { Effect, Option } from "effect"
import type { Mark } from "../../port/storage/commit.ts"
import { markKey } from "../identity/mark.ts"
import { knownSender } from "../identity/sender-codes.ts"
import type { OpenedEntry } from "./opened-entry.ts"

/** The mark of the agency by whose name the axis gave out an entry, by which it can be answered. */
export const delivererMark = ({ from }: OpenedEntry, stream: string): ReadonlyArray<Mark> =>
  from === "" ? [] : [{ key: markKey.deliveredBy(stream), value: from }]

/** The same, where the directory does not list the agency that the packet names as its sender. */
export const noteDeliverer = Effect.fnUntraced(function* (
  entry: OpenedEntry,
  sender: string,
  stream: string,
) {
  const marks = delivererMark(entry, stream)
  return marks.length > 0 && Option.isNone(yield* knownSender(sender)) ? marks : []
})
