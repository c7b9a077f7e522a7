import { grew, type History, lineage } from "../history/lineage.ts"
import type { AuditEvent } from "./event.ts"

/** The earlier versions of an audit's events. */
export const auditHistory: History<AuditEvent> = {
  // Version 2 added the denial of persons who use the library's own id.
  Denied: lineage(grew<AuditEvent>()),
}
