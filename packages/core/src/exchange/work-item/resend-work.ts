import { Schema } from "effect"
import { Digest } from "../../vocabulary/file.ts"
import { workItem } from "./work-item.ts"

/** One work item at a time sends a packet again. */
export const resendWorkId = ({ document, update }: Pick<ResendWork, "document" | "update">) =>
  update === undefined ? `resend/${document}` : `resend/${document}/update/${update}`

export const resendWork = workItem({
  name: "resend",
  carries: Schema.Struct({
    document: Schema.String,
    /** The number of the packet's update; absent for the packet of the dispatch. */
    update: Schema.optionalKey(Schema.Int),
    packet: Digest,
    /** The packet's recipients. */
    to: Schema.Array(Schema.String),
  }),
  subject: ({ document, to }) => ({ document, to }),
})

export type ResendWork = typeof resendWork.carries.Type
