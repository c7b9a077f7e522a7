import { Schema } from "effect"
import { Digest } from "../../vocabulary/file.ts"
import { workKind } from "./work-kind.ts"

/** One work item at a time sends a packet again. */
export const resendWorkId = ({ document, update }: Pick<ResendWork, "document" | "update">) =>
  update === undefined ? `resend/${document}` : `resend/${document}/update/${update}`

export const resendWork = workKind({
  name: "resend",
  does: "Sends a packet once more to those who have not reported on it, without asking the axis first.",
  carries: Schema.Struct({
    document: Schema.String,
    /** The number of the packet's update; absent for the packet of the dispatch. */
    update: Schema.optionalKey(Schema.Int),
    packet: Digest,
    /** The packet's recipients. */
    to: Schema.Array(Schema.String),
  }),
  retry: "attempts",
  failure: "deliveries",
  subject: ({ document, to }) => ({ document, to }),
})

export type ResendWork = typeof resendWork.carries.Type
