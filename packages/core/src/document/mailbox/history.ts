import { grew, type History, lineage } from "../history/lineage.ts"
import type { MailboxEvent } from "./event.ts"

/** The earlier versions of a mailbox entry's events. */
export const mailboxHistory: History<MailboxEvent> = {
  // Version 2 allowed refusals for a document outside the agency's functions; version 3 further findings
  // about a signature and packets that two systems would read differently; version 4 a reason that only a
  // later release knows; version 5 what was tolerated.
  PacketRefused: lineage(
    grew<MailboxEvent>(),
    grew<MailboxEvent>(),
    grew<MailboxEvent>(),
    grew<MailboxEvent>(),
  ),
  // Version 2 added packets that take a document back.
  StatusTolerated: lineage(grew<MailboxEvent>()),
}
