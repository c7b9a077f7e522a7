import { Schema } from "effect"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { formerly, grew, type History, lineage } from "../history/lineage.ts"
import type { DeliveryEvent } from "./event.ts"

const failed1 = {
  attempt: Schema.Int,
  problem: Schema.String,
  text: Schema.String,
  indeterminate: Schema.Boolean,
}
const SubmissionFailed1 = Schema.TaggedStruct("SubmissionFailed", { ...failed1, retryAt: VietnamTime })
const SubmissionParked1 = Schema.TaggedStruct("SubmissionParked", failed1)

/** Until version 2 an error had only its Vietnamese sentence; the code gives the English one. */
export const inBothLanguages = <Old extends { readonly problem: string; readonly text: string }>(
  old: Old,
) => ({
  ...old,
  text: { en: `Sending failed (${old.problem}).`, vi: old.text },
})

/** The earlier versions of a delivery's events. */
export const deliveryHistory: History<DeliveryEvent> = {
  // Version 2 added the number of the update that added the recipient.
  Queued: lineage(grew<DeliveryEvent>()),
  // Version 2 gave a question its own identity: the time it was asked.
  RecallAsked: lineage(grew<DeliveryEvent>()),
  Withdrawn: lineage(grew<DeliveryEvent>()),
  SubmissionFailed: lineage(formerly(SubmissionFailed1, inBothLanguages)),
  // Version 2 added the axis' own time of acceptance, version 3 the packet of an update.
  Submitted: lineage(grew<DeliveryEvent>(), grew<DeliveryEvent>()),
  // Version 2 allowed refusals for a document outside the recipient's functions; version 3 further reasons
  // about a signature and packets that two systems would read differently; version 4 a reason that only a
  // later release knows.
  StatusReported: lineage(grew<DeliveryEvent>(), grew<DeliveryEvent>(), grew<DeliveryEvent>()),
  SubmissionParked: lineage(formerly(SubmissionParked1, inBothLanguages)),
  // Version 2 allowed for an axis that could not be asked.
  SentListAsked: lineage(grew<DeliveryEvent>()),
}
