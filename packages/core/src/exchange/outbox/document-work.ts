import { Schema } from "effect"
import { Digest } from "../../vocabulary/file.ts"
import { workKind } from "./work-kind.ts"

/** One dispatch or update has one packet to send, so its work has a fixed id. */
export const documentWorkId = (document: string, update?: number) =>
  update === undefined ? `document/${document}` : `document/${document}/update/${update}`

export const documentWork = workKind({
  name: "document",
  does: "Sends the packet of a document to those who are to have it; after an earlier attempt the axis is asked first.",
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
  retry: "attempts",
  failure: "deliveries",
  subject: ({ document, to }) => ({ document, to }),
})

export type DocumentWork = typeof documentWork.carries.Type
