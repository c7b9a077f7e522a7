import { grew, type History, lineage } from "../history/lineage.ts"
import type { IncomingEvent } from "./event.ts"

const grewOnce = lineage(grew<IncomingEvent>())
const grewTwice = lineage(grew<IncomingEvent>(), grew<IncomingEvent>())
const grewThrice = lineage(grew<IncomingEvent>(), grew<IncomingEvent>(), grew<IncomingEvent>())

/** What the events of an incoming document were like in earlier versions. */
export const incomingHistory: History<IncomingEvent> = {
  // Since version 2 the envelope has when the sender sent it, what its packet says of paper and to how many it was
  // addressed, and an arrival whether the document seems to be another agency's; since version 3 more is told of a
  // signature than that it is broken; since version 4 an arrival has codes and both sentences of what was tolerated.
  Arrived: grewThrice,
  // Since version 4 a refusal may be for a reason that only a later release knows, here and below.
  RefusedOnArrival: grewThrice,
  // So it is since version 2 of an update, and since version 3.
  UpdateAsked: grewTwice,
  // Since version 2 it has the register's year.
  Registered: grewOnce,
  // Since version 2 a refusal may be for a document outside the agency's functions, since version 3 for what more is told
  // of a signature than that it is broken and for packets that two systems would read differently.
  ConflictingCopyRefused: grewThrice,
  RefusedByClerk: grewThrice,
}
