import { Schema } from "effect"
import { Digest } from "../../vocabulary/file.ts"
import { workItem } from "./work-item.ts"

/** One dispatch or update has one packet to send, so its work has a fixed id. */
export const documentWorkId = (document: string, update?: number) =>
  update === undefined ? `document/${document}` : `document/${document}/update/${update}`

export const documentWork = workItem({
  name: "document",
  carries: Schema.Struct({
    document: Schema.String,
    packet: Digest,
    wireId: Schema.String,
    code: Schema.String,
    subject: Schema.String,
    to: Schema.Array(Schema.String),
    /** The number of the packet's update; absent for the packet of the dispatch. */
    update: Schema.optionalKey(Schema.Int),
  }),
  subject: ({ document, to }) => ({ document, to }),
})

export type DocumentWork = typeof documentWork.carries.Type
