import { grew, type History, lineage } from "../history/lineage.ts"
import type { IncomingEvent } from "./event.ts"

const grewOnce = lineage(grew<IncomingEvent>())

/** What the events of an incoming document were like in earlier versions. */
export const incomingHistory: History<IncomingEvent> = {
  // Since version 2 the envelope has when the sender sent it, what its packet says of paper and to how many it was
  // addressed, and an arrival whether the document seems to be another agency's.
  Arrived: grewOnce,
  RefusedOnArrival: grewOnce,
  // Since version 2 it has the register's year.
  Registered: grewOnce,
  // Since version 2 a refusal may be for a document outside the agency's functions.
  ConflictingCopyRefused: grewOnce,
  RefusedByClerk: grewOnce,
}
