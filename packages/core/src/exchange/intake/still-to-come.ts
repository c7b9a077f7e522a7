import { Effect } from "effect"
import { type MailboxEntry, Transport } from "../../port/transport.ts"

/**
 * Whether a document from the sender of this entry still waits in the mailbox before it. The axis promises no order,
 * and a document may not have been fetched for now: what the entry speaks of may be in there.
 */
export const mayStillCome = Effect.fnUntraced(function* (entry: MailboxEntry) {
  const transport = yield* Transport
  const documents = yield* transport.listInbox("document")
  const itself = documents.findIndex(({ id }) => entry.kind === "document" && id === entry.id)
  return documents.slice(0, itself < 0 ? undefined : itself).some(({ from }) => from === entry.from)
})
