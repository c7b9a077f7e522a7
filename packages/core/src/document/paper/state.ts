import type { PaperVerdict } from "../../policy/paper-received.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { PaperEvent, ReceivedPaper } from "./event.ts"

/** The state of received paper. */
export interface Paper {
  readonly copy: ReceivedPaper
  readonly document?: string
  readonly verdict: PaperVerdict
  /** Present when it came alone and was registered. The electronic document gets the same number. */
  readonly registered?: Omit<Extract<PaperEvent, { _tag: "PaperRegistered" }>, "_tag"> & {
    readonly at: VietnamTime
  }
}

/** Applies one event. Total, so that any history can be replayed. */
export const evolve = (state: Paper | undefined, event: PaperEvent, at: VietnamTime): Paper | undefined => {
  if (event._tag === "PaperReceived") {
    const { _tag, ...paper } = event
    return state ?? paper
  }
  if (event._tag === "PaperRegistered") {
    const { _tag, ...registered } = event
    return state && { ...state, registered: { at, ...registered } }
  }
  const { document, verdict } = event
  return state && { ...state, document, verdict }
}
