import { grew, type History, lineage } from "../history/lineage.ts"
import type { IncomingEvent } from "./event.ts"

/** What the events of an incoming document were like in earlier versions. */
export const incomingHistory: History<IncomingEvent> = {
  // The envelope has had the time at which the sender sent it since version 2.
  Arrived: lineage(grew<IncomingEvent>()),
  RefusedOnArrival: lineage(grew<IncomingEvent>()),
}
