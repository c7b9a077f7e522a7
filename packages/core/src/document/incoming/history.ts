import { grew, type History, lineage } from "../history/lineage.ts"
import type { IncomingEvent } from "./event.ts"

const grewOnce = lineage(grew<IncomingEvent>())
const grewThrice = lineage(grew<IncomingEvent>(), grew<IncomingEvent>(), grew<IncomingEvent>())

/** The earlier versions of an incoming document's events. */
export const incomingHistory: History<IncomingEvent> = {
  // Version 2 added to the envelope the time of sending, what the packet says about paper and the number of
  // addressees, and to an arrival whether the document seems to be another agency's. Version 3 allowed
  // further findings about a signature. Version 4 added codes and both sentences of what was tolerated.
  // Version 5 added what was written and what was read instead. Version 6 added the documents it answers,
  // version 7 the number of pages, version 8 the verdict on weak algorithms.
  Arrived: lineage(
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
  ),
  // Version 4 allowed a reason that only a later release knows, here and below. Version 5 added the documents
  // it answers, version 6 the number of pages, version 7 what was tolerated.
  RefusedOnArrival: lineage(
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
  ),
  // An update has had this since version 2, the rest since version 3, what was read instead since version 4,
  // the documents it answers since version 5, the number of pages since version 6, and the
  // verdict on weak algorithms since version 7.
  UpdateAsked: lineage(
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
  ),
  // Version 2 allowed corrections, here and below.
  RepliesTo: grewOnce,
  Replied: grewOnce,
  // Version 2 added the register's year.
  Registered: grewOnce,
  // Version 2 added who takes part and the agency's own deadline.
  Assigned: grewOnce,
  // Version 2 allowed refusals for a document outside the agency's functions; version 3 further findings
  // about a signature and packets that two systems would read differently. Version 5 of a refused copy added
  // what was tolerated.
  ConflictingCopyRefused: lineage(
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
    grew<IncomingEvent>(),
  ),
  RefusedByClerk: grewThrice,
}
