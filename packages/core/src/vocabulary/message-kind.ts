import { Schema } from "effect"

/** An agency's two mailboxes on the axis (hộp thư): documents and status reports. */
export const MessageKind = Schema.Literals(["document", "status"])
export type MessageKind = typeof MessageKind.Type
