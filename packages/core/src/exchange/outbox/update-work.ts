import { Schema } from "effect"
import { Digest } from "../../vocabulary/file.ts"
import { workKind } from "./work-kind.ts"

/** One update asks once, so its work has a fixed id. */
export const updateWorkId = (document: string, number: number) => `document/${document}/question/${number}`

export const updateWork = workKind({
  name: "update",
  does: "Sends the packet of an update to those who have the document, whom it asks to take the change in.",
  carries: Schema.Struct({
    document: Schema.String,
    packet: Digest,
    to: Schema.Array(Schema.String),
  }),
  retry: "attempts",
  failure: "notices",
  subject: ({ document, to }) => ({ document, to }),
})

export type UpdateWork = typeof updateWork.carries.Type
