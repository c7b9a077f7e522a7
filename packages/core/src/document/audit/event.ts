import { Schema } from "effect"
import { AuthorizationError } from "../../policy/authorization-error.ts"

/**
 * A person was denied an operation (từ chối quyền). The event's `by` names the person. When nobody who can be
 * recorded was named, it is the system, and `detail.claimed` is the id that was given, if any. The event
 * holds no secret and no content: only the action, the reason, and the id of the object, each at most as long
 * as an id.
 */
export const Denied = Schema.TaggedStruct("Denied", {
  action: Schema.String,
  reason: AuthorizationError.fields.reason,
  detail: AuthorizationError.fields.detail,
  subject: Schema.optionalKey(Schema.String),
})
export interface Denied extends Schema.Schema.Type<typeof Denied> {}

/** A person opened a file of a document (lịch sử truy cập và xem văn bản), by its number from 0. */
export const FileRead = Schema.TaggedStruct("FileRead", { document: Schema.String, index: Schema.Int })
export interface FileRead extends Schema.Schema.Type<typeof FileRead> {}

/** The events for auditors beside those of documents (nhật ký kiểm toán). */
export const AuditEvent = Schema.Union([Denied, FileRead])
export type AuditEvent = typeof AuditEvent.Type
