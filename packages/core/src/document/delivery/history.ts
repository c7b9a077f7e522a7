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

/** Until version 2 an error was kept in Vietnamese only; its code says in English which it was. */
export const inBothLanguages = <Old extends { readonly problem: string; readonly text: string }>(
  old: Old,
) => ({
  ...old,
  text: { en: `Sending failed (${old.problem}).`, vi: old.text },
})

/** What the events of a delivery were like in earlier versions. */
export const deliveryHistory: History<DeliveryEvent> = {
  // Since version 2 the number of the update that brought the recipient in is kept.
  Queued: lineage(grew<DeliveryEvent>()),
  // Since version 2 a question has an identity of its own: when it was asked.
  RecallAsked: lineage(grew<DeliveryEvent>()),
  Withdrawn: lineage(grew<DeliveryEvent>()),
  SubmissionFailed: lineage(formerly(SubmissionFailed1, inBothLanguages)),
  // The axis' own time of taking a packet has been kept since version 2, the packet of an update since version 3.
  Submitted: lineage(grew<DeliveryEvent>(), grew<DeliveryEvent>()),
  // Since version 2 a refusal may be for a document outside the recipient's functions, since version 3 for what more is
  // told of a signature than that it is broken and for packets that two systems would read differently, since version 4
  // for a reason that only a later release knows.
  StatusReported: lineage(grew<DeliveryEvent>(), grew<DeliveryEvent>(), grew<DeliveryEvent>()),
  SubmissionParked: lineage(formerly(SubmissionParked1, inBothLanguages)),
  // Since version 2 it may be that the axis could not be asked.
  SentListAsked: lineage(grew<DeliveryEvent>()),
}
