import { Schema } from "effect"
import { Digest } from "../../vocabulary/file.ts"
import { workItem } from "./work-item.ts"

/** One update asks once, so its work has a fixed id. */
export const updateWorkId = (document: string, number: number) => `document/${document}/question/${number}`

export const updateWork = workItem({
  name: "update",
  carries: Schema.Struct({
    document: Schema.String,
    packet: Digest,
    to: Schema.Array(Schema.String),
  }),
  subject: ({ document, to }) => ({ document, to }),
})

export type UpdateWork = typeof updateWork.carries.Type
