import { Effect, Option } from "effect"
import type { Mark } from "../../port/storage/commit.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { MailboxEntry } from "../../port/transport.ts"
import { markKey } from "../identity/mark.ts"
import { bringerOf, type OpenedEntry } from "./opened-entry.ts"
import { type Answer, parseAnswered, printAnswered } from "./recorded-answer.ts"

/** Finds the answer that an entry got under its id. */
export const findAnswered = Effect.fnUntraced(function* ({ kind, id }: MailboxEntry) {
  const storage = yield* Storage
  return Option.map(yield* storage.findMark(markKey.entry(kind, id)), parseAnswered)
})

/** The marks that record that and how an entry was handled, and which packet it brought. */
export const entryMarks = (entry: OpenedEntry, answer: Answer): ReadonlyArray<Mark> => {
  const { kind, id, print, brings } = entry
  const value = printAnswered(print === undefined ? { answer } : { answer, print })
  return [
    { key: markKey.entry(kind, id), value },
    ...(brings === undefined ? [] : [{ key: brings, value: bringerOf(entry) }]),
  ]
}
