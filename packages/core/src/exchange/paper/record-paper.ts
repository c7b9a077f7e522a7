import { Effect, Schema } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { paper } from "../../document/paper/decide.ts"
import type { ReceivedPaper } from "../../document/paper/event.ts"
import type { RecipientCapacity } from "../../policy/paper.ts"
import type { PaperVerdict } from "../../policy/paper-received.ts"
import { dateOf } from "../../time/vietnam-time.ts"
import { change } from "../change/change.ts"
import { agreedNow } from "../clock/agreed-now.ts"
import { checkCapacity } from "../input/check-capacity.ts"
import { optional, textAs } from "../input/request.ts"
import { Settings } from "../settings/settings.ts"
import { decideOn } from "../stream/decide-on.ts"
import { day, findElectronic, namedOf, type PaperDocument, type PaperName } from "./find-electronic.ts"
import { judgePaper } from "./judge-paper.ts"
import { findPaper, paperMarks } from "./paper-stream.ts"

/** What a clerk knows about received paper, beside its document. */
export const PaperReceipt = Schema.Struct({
  /** The day it came, `2019-06-24`. Default: today. */
  receivedOn: optional(Schema.String),
  /** For whom a focal point of the Government received it. Default: the Government. */
  capacity: optional(textAs<RecipientCapacity>()),
  /** The document is for a person in the agency to carry out. */
  individual: optional(Schema.Boolean),
  /** The agency's own labels for the document, for its list of Art. 7.2b. */
  matters: optional(Schema.Array(Schema.String)),
})
export interface PaperReceipt extends Schema.Schema.Type<typeof PaperReceipt> {}

/** The result of recording paper: the verdict, and the electronic document if it is here. */
export interface RecordedPaper {
  readonly document?: string
  readonly verdict: PaperVerdict
}

/** The paper as a clerk records it. */
export const copyOf = Effect.fnUntraced(function* ({ named }: PaperDocument, receipt: PaperReceipt) {
  const { receivedOn, capacity, individual, matters = [] } = receipt
  const { agency, otherCodes } = yield* Settings
  yield* checkCapacity(capacity, [agency.code, ...otherCodes])
  return {
    ...named,
    receivedOn: receivedOn === undefined ? dateOf(yield* agreedNow) : yield* day(receivedOn, "receivedOn"),
    matters,
    ...(capacity !== undefined && { capacity }),
    ...(individual !== undefined && { individual }),
  } satisfies ReceivedPaper
})

/**
 * Records received paper and says what it is: required by a rule as far as can be told, a waste beside the
 * electronic document (Art. 5.3), or the only copy from a connected sender (Art. 5.2). Paper is recorded
 * once: the same paper again gives the same answer, until the electronic document is here.
 */
export const recordPaperReceived = Effect.fn("Exchange.recordPaperReceived")(function* (
  of: string | PaperName,
  receipt: PaperReceipt,
  by: Actor,
) {
  return yield* change(by, (at) =>
    Effect.gen(function* () {
      const found = yield* findElectronic(of)
      const loaded = yield* findPaper(namedOf(found), found.wireId)
      const copy = loaded.state?.copy ?? (yield* copyOf(found, receipt))
      const judged = yield* judgePaper(copy, found)
      const document = found.id === undefined ? {} : { document: found.id }
      const command = { _tag: "Record", copy, verdict: judged, ...document } as const
      const { state, events, append } = yield* decideOn("paper", paper, loaded, [command], at)
      const { verdict = judged, document: electronic } = state ?? {}
      const answer: RecordedPaper = { ...(electronic !== undefined && { document: electronic }), verdict }
      const marks = loaded.state ? [] : yield* paperMarks(copy, loaded.stream)
      return { changes: [], ...(events.length > 0 && { appends: [append], marks }), answer }
    }),
  )
})
