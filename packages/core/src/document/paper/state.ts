import type { PaperVerdict } from "../../policy/paper-received.ts"
import type { PaperEvent, ReceivedPaper } from "./event.ts"

/** Paper that came, as it stands. */
export interface Paper {
  readonly copy: ReceivedPaper
  readonly document?: string
  readonly verdict: PaperVerdict
}

/** Applies one event. Total, so that any history can be replayed. */
export const evolve = (state: Paper | undefined, event: PaperEvent): Paper | undefined => {
  if (event._tag === "PaperReceived") {
    const { _tag, ...paper } = event
    return state ?? paper
  }
  const { document, verdict } = event
  return state && { ...state, document, verdict }
}
