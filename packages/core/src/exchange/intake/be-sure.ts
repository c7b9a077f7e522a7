import { Data, Effect } from "effect"
import type { MailboxEntry } from "../../port/transport.ts"
import { Patience } from "./patience.ts"

/** No error: an entry is left for a later poll, because one read is not enough to judge its packet by. */
export class ReadAgain extends Data.TaggedError("ReadAgain")<{ readonly entry: string }> {}

/**
 * To be passed before a packet is refused or called a copy of another: only what the axis gives out again and
 * again is what it has. A damaged read and the packet of another entry are over at the next.
 */
export const beSure = Effect.fnUntraced(function* (entry: MailboxEntry) {
  const patience = yield* Patience
  if (!(yield* patience.isSure(entry))) return yield* new ReadAgain({ entry: entry.id })
})
