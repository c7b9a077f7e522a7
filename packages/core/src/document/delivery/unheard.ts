import { Schema } from "effect"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { Digest } from "../../vocabulary/file.ts"

/**
 * What the axis' sent list says of a document that nobody has reported on: the recipient's system has it (`delivered`) or
 * has not fetched it (`waiting`), it did not get there (`failed`), the list does not have it (`absent`), or cannot tell:
 * the axis has no such list (`no-list`), or lines in it that could not be read (`unclear`). `unasked`: the axis has not
 * answered yet.
 */
export const SentFinding = Schema.Literals([
  "delivered",
  "waiting",
  "failed",
  "absent",
  "no-list",
  "unclear",
  "unasked",
])
export type SentFinding = typeof SentFinding.Type

const said = {
  finding: SentFinding,
  /** What the axis or the recipient's system says of it, in its own words. */
  description: Schema.optionalKey(Schema.String),
  /** Since when it stands so, by the axis. */
  standingSince: Schema.optionalKey(VietnamTime),
}

/** Nobody had reported on it in time, and the axis' sent list was asked; recorded when it says something new. */
export const SentListAsked = Schema.TaggedStruct("SentListAsked", said)
/** Somebody wants it sent once more, under the same identifier, to a recipient that has not reported on it. */
export const ResendQueued = Schema.TaggedStruct("ResendQueued", {})
/** It was sent once more. When it first left stays what it was. */
export const Resent = Schema.TaggedStruct("Resent", {
  attempt: Schema.Int,
  /** The axis' id of the packet; absent where the axis says that it has it already. */
  axisId: Schema.optionalKey(Schema.String),
})
/** Sending it once more came to a stop. */
export const ResendParked = Schema.TaggedStruct("ResendParked", {
  attempt: Schema.Int,
  problem: Schema.String,
  text: Schema.Struct({ en: Schema.String, vi: Schema.String }),
})

/** The packet by which it left, where it is not that of the dispatch. */
export const packetSent = { packet: Schema.optionalKey(Digest) }

/** What is known of a document that was sent and not reported on: gone with the first report. */
export interface Unheard {
  readonly finding?: SentFinding
  readonly description?: string
  readonly standingSince?: VietnamTime
  /** When the axis first gave this answer. */
  readonly askedAt?: VietnamTime
  /** How the last sending anew stands. */
  readonly resend?: { readonly at: VietnamTime; readonly state: "queued" | "sent" | "parked" }
  /** How often it was sent anew, and the ids that the axis gave the packet then. */
  readonly resent?: { readonly times: number; readonly axisIds: ReadonlyArray<string> }
}

export type UnheardEvent =
  | typeof SentListAsked.Type
  | typeof ResendQueued.Type
  | typeof Resent.Type
  | typeof ResendParked.Type

/** What is known after an event. */
export const learn = (known: Unheard, event: UnheardEvent, at: VietnamTime): Unheard => {
  switch (event._tag) {
    case "SentListAsked": {
      const { _tag, ...says } = event
      const { resend, resent } = known
      return { ...says, askedAt: at, ...(resend && { resend }), ...(resent && { resent }) }
    }
    case "ResendQueued":
      return { ...known, resend: { at, state: "queued" } }
    case "Resent": {
      const { times, axisIds } = known.resent ?? { times: 0, axisIds: [] }
      const ids = event.axisId === undefined ? axisIds : [...axisIds, event.axisId]
      return { ...known, resend: { at, state: "sent" }, resent: { times: times + 1, axisIds: ids } }
    }
    case "ResendParked":
      return { ...known, resend: { at, state: "parked" } }
  }
}

/** Whether an answer of the sent list says nothing beyond the last one. */
export const saysNothingNew = (known: Unheard | undefined, says: Omit<typeof SentListAsked.Type, "_tag">) =>
  known?.finding === says.finding &&
  known.description === says.description &&
  known.standingSince === says.standingSince
