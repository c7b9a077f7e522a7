import { Schema } from "effect"
import { AuthorizationError } from "../../policy/authorization-error.ts"

/**
 * Somebody was denied something (từ chối quyền). Who it was, the event's `by` says; the system where nobody was named
 * who can be recorded, and then `detail.claimed` is the id that was given, if any. Never a secret, never content: the
 * action, why, and the id of what it was to be done to, each no longer than an id.
 */
const Denied = Schema.TaggedStruct("Denied", {
  action: Schema.String,
  reason: AuthorizationError.fields.reason,
  detail: AuthorizationError.fields.detail,
  subject: Schema.optionalKey(Schema.String),
})

/** What is recorded for auditors beside what happened to documents (nhật ký kiểm toán). */
export const AuditEvent = Schema.Union([Denied])
export type AuditEvent = typeof AuditEvent.Type
