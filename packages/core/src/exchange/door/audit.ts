import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import type { AuditEvent } from "../../document/audit/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import { dateOf } from "../../time/vietnam-time.ts"
import { change } from "../change/change.ts"
import { uncounted } from "../record/annotate-recorded.ts"
import { note } from "../stream/append.ts"

/** Records in the day's audit what a person was denied or opened, beside what they asked for. */
export const recordAudit = (by: Actor, event: AuditEvent) =>
  uncounted(
    change(by, (at) =>
      Effect.succeed({ changes: [], appends: [note("audit", streamName.audit(dateOf(at)), [event])] }),
    ),
  )
