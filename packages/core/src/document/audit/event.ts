import { Schema } from "effect"
import { AuthorizationError } from "../../policy/authorization-error.ts"

/**
 * A person was denied an operation (từ chối quyền). The event's `by` names the person. When nobody who can be
 * recorded was named, it is the system, and `detail.claimed` is the id that was given, if any. The event
 * holds no secret and no content: only the action, the reason, and the id of the object, each at most as long
 * as an id.
 */
const Denied = Schema.TaggedStruct("Denied", {
  action: Schema.String,
  reason: AuthorizationError.fields.reason,
  detail: AuthorizationError.fields.detail,
  subject: Schema.optionalKey(Schema.String),
})

/** The events for auditors beside those of documents (nhật ký kiểm toán). */
export const AuditEvent = Schema.Union([Denied])
export type AuditEvent = typeof AuditEvent.Type
