import { Schema } from "effect"
import { Digest } from "../../vocabulary/file.ts"
import { workKind } from "./work-kind.ts"

/** A packet is sent once more by one piece of work at a time. */
export const resendWorkId = ({ document, update }: Pick<ResendWork, "document" | "update">) =>
  update === undefined ? `resend/${document}` : `resend/${document}/update/${update}`

export const resendWork = workKind({
  name: "resend",
  does: "Sends a packet once more to those who have not reported on it, without asking the axis first.",
  carries: Schema.Struct({
    document: Schema.String,
    /** The number of the update whose packet this is; absent for the packet of the dispatch. */
    update: Schema.optionalKey(Schema.Int),
    packet: Digest,
    /** Whom the packet names. */
    to: Schema.Array(Schema.String),
  }),
  retry: "attempts",
  failure: "deliveries",
  subject: ({ document, to }) => ({ document, to }),
})

export type ResendWork = typeof resendWork.carries.Type
