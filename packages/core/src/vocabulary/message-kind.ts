import { Schema } from "effect"

/** The two mailboxes of an agency on the axis (hộp thư): documents and status reports. */
export const MessageKind = Schema.Literals(["document", "status"])
export type MessageKind = typeof MessageKind.Type
