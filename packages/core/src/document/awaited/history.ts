import { grew, type History, lineage } from "../history/lineage.ts"
import type { AwaitedEvent } from "./event.ts"

/** The earlier versions of an early request's events. */
export const awaitedHistory: History<AwaitedEvent> = {
  // Version 2 allowed replies to a document that has not come, version 3 corrections.
  Foretold: lineage(grew<AwaitedEvent>(), grew<AwaitedEvent>()),
}
