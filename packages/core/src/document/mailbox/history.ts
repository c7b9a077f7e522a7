import { grew, type History, lineage } from "../history/lineage.ts"
import type { MailboxEvent } from "./event.ts"

/** What the events of a mailbox entry were like in earlier versions. */
export const mailboxHistory: History<MailboxEvent> = {
  // Since version 2 a refusal may be for a document outside the agency's functions, since version 3 for what more is told
  // of a signature than that it is broken and for packets that two systems would read differently, since version 4 for a
  // reason that only a later release knows.
  PacketRefused: lineage(grew<MailboxEvent>(), grew<MailboxEvent>(), grew<MailboxEvent>()),
}
