import { Schema } from "effect"
import { Staff } from "./party.ts"

/** What a document packet does (`BussinessDocType` 0-3): văn bản mới, thu hồi, cập nhật, thay thế. */
export const BusinessKind = Schema.Literals(["new", "revocation", "update", "replacement"])
export type BusinessKind = typeof BusinessKind.Type

/** The business part of a document packet (`Bussiness`, as the axis spells it). */
export const Business = Schema.Struct({
  kind: BusinessKind,
  /** The document that an update is about. */
  documentId: Schema.optionalKey(Schema.String),
  reason: Schema.String,
  /** `Paper` as read. Its meaning differs between sources, so the text is kept as it is. */
  paper: Schema.optionalKey(Schema.String),
  /** What an update changes, and which recipients it adds or removes. */
  update: Schema.optionalKey(
    Schema.Struct({
      contentChanged: Schema.Boolean,
      receiversChanged: Schema.Boolean,
      receivers: Schema.Array(
        Schema.Struct({ organId: Schema.String, change: Schema.Literals(["removed", "added"]) }),
      ),
    }),
  ),
  /** The documents that a replacement replaces, and the agencies that had received them. */
  replaces: Schema.Array(Schema.Struct({ documentId: Schema.String, organIds: Schema.Array(Schema.String) })),
  staff: Schema.optionalKey(Staff),
})
export interface Business extends Schema.Schema.Type<typeof Business> {}
