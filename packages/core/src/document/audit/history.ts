import { grew, type History, lineage } from "../history/lineage.ts"
import type { AuditEvent } from "./event.ts"

/** What the events of an audit were like in earlier versions. */
export const auditHistory: History<AuditEvent> = {
  // Since version 2 somebody may be denied who goes by the library's own id.
  Denied: lineage(grew<AuditEvent>()),
}
