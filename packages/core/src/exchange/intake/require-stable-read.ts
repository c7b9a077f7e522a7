import { Data, Effect } from "effect"
import type { MailboxEntry } from "../../port/transport.ts"
import { type Doubt, EntryRetries } from "./entry-retries.ts"

/**
 * Leaves an entry for a later poll, because one read is not enough to judge its packet. It is not a fault.
 */
export class ReadAgain extends Data.TaggedError("ReadAgain")<{ readonly entry: string }> {}

/**
 * Succeeds once a packet may be refused or called a copy of another: only bytes that the axis delivers
 * repeatedly are what it has. A damaged read, or the packet of another entry, is gone at the next read.
 */
export const requireStableRead = Effect.fnUntraced(function* (entry: MailboxEntry, doubt: Doubt) {
  const retries = yield* EntryRetries
  if (!(yield* retries.isSure(entry, doubt))) return yield* new ReadAgain({ entry: entry.id })
})
