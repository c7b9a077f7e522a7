import { grew, type History, lineage } from "../history/lineage.ts"
import type { OutgoingEvent } from "./event.ts"

/** What the events of an outgoing document were like in earlier versions. */
export const outgoingHistory: History<OutgoingEvent> = {
  // The documents in whose place one goes have been kept since version 2, by which directory it went since version 3.
  Dispatched: lineage(grew<OutgoingEvent>(), grew<OutgoingEvent>()),
  // By which directory recipients were added since version 2.
  Updated: lineage(grew<OutgoingEvent>()),
  // A signer has had roles and an agency since version 2.
  SignedByPerson: lineage(grew<OutgoingEvent>()),
}
