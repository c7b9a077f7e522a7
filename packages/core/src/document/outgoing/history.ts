import { grew, type History, lineage } from "../history/lineage.ts"
import type { OutgoingEvent } from "./event.ts"

/** The earlier versions of an outgoing document's events. */
export const outgoingHistory: History<OutgoingEvent> = {
  // Version 2 added the documents that it answers, here and below, version 3 types of an agency's own,
  // version 4 the documents that it corrects.
  Drafted: lineage(grew<OutgoingEvent>(), grew<OutgoingEvent>(), grew<OutgoingEvent>()),
  Revised: lineage(grew<OutgoingEvent>(), grew<OutgoingEvent>(), grew<OutgoingEvent>()),
  // Version 2 allowed corrections, here and below.
  RepliesTo: lineage(grew<OutgoingEvent>()),
  Replied: lineage(grew<OutgoingEvent>()),
  // Version 2 added the documents it replaces, version 3 the directory.
  Dispatched: lineage(grew<OutgoingEvent>(), grew<OutgoingEvent>()),
  // Version 2 added the directory in which recipients were looked up.
  Updated: lineage(grew<OutgoingEvent>()),
  // Version 2 added a signer's roles and agency.
  SignedByPerson: lineage(grew<OutgoingEvent>()),
}
