import type { Actor } from "../agency/actor.ts"
import type { AuditEvent } from "../document/audit/event.ts"
import type { AwaitedEvent } from "../document/awaited/event.ts"
import type { AxisEvent } from "../document/axis/event.ts"
import type { ClockEvent } from "../document/clock/event.ts"
import type { DeliveryEvent } from "../document/delivery/event.ts"
import type { DirectoryEvent } from "../document/directory/event.ts"
import type { EntryEvent } from "../document/entry/event.ts"
import type { IncomingEvent } from "../document/incoming/event.ts"
import type { MailboxEvent } from "../document/mailbox/event.ts"
import type { NoticeEvent } from "../document/notice/event.ts"
import type { OutgoingEvent } from "../document/outgoing/event.ts"
import type { PaperEvent } from "../document/paper/event.ts"
import type { ReconciliationEvent } from "../document/reconciliation/event.ts"
import type { RegisterEvent } from "../document/register/event.ts"
import type { SubscriberEvent } from "../document/subscriber/event.ts"
import type { DutyEvent } from "../duty/event.ts"
import type { SealEvent } from "../log/event.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"

interface Of<Kind extends string, Event> {
  readonly kind: Kind
  readonly event: Event
  /** Where a later read of the log goes on. */
  readonly position: bigint
  readonly stream: string
  readonly version: number
  readonly at: VietnamTime
  readonly by: Actor
}

/** One thing that happened in an agency, as the log tells it. */
export type Change =
  | Of<"outgoing", OutgoingEvent>
  | Of<"delivery", DeliveryEvent>
  | Of<"incoming", IncomingEvent>
  | Of<"awaited", AwaitedEvent>
  | Of<"register", RegisterEvent>
  | Of<"entry", EntryEvent>
  | Of<"mailbox", MailboxEvent>
  | Of<"notice", NoticeEvent>
  | Of<"audit", AuditEvent>
  | Of<"duty", DutyEvent>
  | Of<"subscriber", SubscriberEvent>
  | Of<"paper", PaperEvent>
  | Of<"seal", SealEvent>
  | Of<"directory", DirectoryEvent>
  | Of<"axis", AxisEvent>
  | Of<"clock", ClockEvent>
  | Of<"reconciliation", ReconciliationEvent>
