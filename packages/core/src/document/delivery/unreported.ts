import { Schema } from "effect"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { Digest } from "../../vocabulary/file.ts"

/**
 * What the axis' sent list says about a document without a report: the recipient's system has it
 * (`delivered`) or has not fetched it (`waiting`), its delivery failed (`failed`), the list does not contain
 * it (`absent`), or it is undecidable because the axis has no such list (`no-list`) or some of its lines
 * could not be read (`unclear`). `unasked`: the axis has not answered yet.
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
  /** The words of the axis or the recipient's system. */
  description: Schema.optionalKey(Schema.String),
  /** Since when this has been the case, according to the axis. */
  standingSince: Schema.optionalKey(VietnamTime),
}

/** No report arrived in time, and the axis' sent list was asked. Recorded when the answer is new. */
export const SentListAsked = Schema.TaggedStruct("SentListAsked", said)
/** A person wants it sent again, under the same identifier, to a recipient that has not reported on it. */
export const ResendQueued = Schema.TaggedStruct("ResendQueued", {})
/** It was sent again. The time of the first sending does not change. */
export const Resent = Schema.TaggedStruct("Resent", {
  attempt: Schema.Int,
  /** The packet's id at the axis. Absent when the axis says that it already has it. */
  axisId: Schema.optionalKey(Schema.String),
})
/** The repeated sending stopped. */
export const ResendParked = Schema.TaggedStruct("ResendParked", {
  attempt: Schema.Int,
  problem: Schema.String,
  text: Schema.Struct({ en: Schema.String, vi: Schema.String }),
})

/** The packet that was sent, when it is not the dispatch's. */
export const packetSent = { packet: Schema.optionalKey(Digest) }

/** What is known about a sent document without a report. Removed by the first report. */
export interface Unreported {
  readonly finding?: SentFinding
  readonly description?: string
  readonly standingSince?: VietnamTime
  /** When the axis first gave this answer. */
  readonly askedAt?: VietnamTime
  /** The state of the last repeated sending. */
  readonly resend?: { readonly at: VietnamTime; readonly state: "queued" | "sent" | "parked" }
  /** How often it was sent again, and the ids that the axis gave those packets. */
  readonly resent?: { readonly times: number; readonly axisIds: ReadonlyArray<string> }
}

export type UnreportedEvent =
  | typeof SentListAsked.Type
  | typeof ResendQueued.Type
  | typeof Resent.Type
  | typeof ResendParked.Type

/** Updates what is known with an event. */
export const learn = (known: Unreported, event: UnreportedEvent, at: VietnamTime): Unreported => {
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

/** Whether an answer of the sent list adds nothing to the last one. */
export const saysNothingNew = (
  known: Unreported | undefined,
  says: Omit<typeof SentListAsked.Type, "_tag">,
) =>
  known?.finding === says.finding &&
  known.description === says.description &&
  known.standingSince === says.standingSince
