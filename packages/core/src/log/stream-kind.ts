import { AuditEvent } from "../document/audit/event.ts"
import { AwaitedEvent } from "../document/awaited/event.ts"
import { AxisEvent } from "../document/axis/event.ts"
import { ClockEvent } from "../document/clock/event.ts"
import { DeliveryEvent } from "../document/delivery/event.ts"
import { DirectoryEvent } from "../document/directory/event.ts"
import { EntryEvent } from "../document/entry/event.ts"
import { IncomingEvent } from "../document/incoming/event.ts"
import { MailboxEvent } from "../document/mailbox/event.ts"
import { NoticeEvent } from "../document/notice/event.ts"
import { OutgoingEvent } from "../document/outgoing/event.ts"
import { PaperEvent } from "../document/paper/event.ts"
import { ReconciliationEvent } from "../document/reconciliation/event.ts"
import { RegisterEvent } from "../document/register/event.ts"
import { SubscriberEvent } from "../document/subscriber/event.ts"
import { WorkFileEvent } from "../document/work-file/event.ts"
import type { Duty } from "../duty/duty.ts"
import { DutyEvent } from "../duty/event.ts"
import { type Period, periodName } from "../figure/period.ts"
import type { LocalDate } from "../time/vietnam-time.ts"
import type { MessageKind } from "../vocabulary/message-kind.ts"
import { ClosingEvent } from "./closing-event.ts"
import { SealEvent } from "./event.ts"

/** The kinds of streams and the events of each. A stream's name starts with its kind. */
export const streamKinds = {
  outgoing: OutgoingEvent,
  delivery: DeliveryEvent,
  incoming: IncomingEvent,
  awaited: AwaitedEvent,
  register: RegisterEvent,
  entry: EntryEvent,
  mailbox: MailboxEvent,
  notice: NoticeEvent,
  audit: AuditEvent,
  duty: DutyEvent,
  subscriber: SubscriberEvent,
  paper: PaperEvent,
  seal: SealEvent,
  directory: DirectoryEvent,
  axis: AxisEvent,
  clock: ClockEvent,
  reconciliation: ReconciliationEvent,
  "work-file": WorkFileEvent,
  figures: ClosingEvent,
} as const

export type StreamKind = keyof typeof streamKinds
export type EventOf<K extends StreamKind> = (typeof streamKinds)[K]["Type"]

/** The stream that holds an agency's seals. */
export const sealStream = "seal/log"

/** Builds the names of streams. A store belongs to one agency, so names do not mention it. */
export const streamName = {
  outgoing: (document: string) => `outgoing/${document}`,
  delivery: (document: string, recipient: string) => `delivery/${document}/${recipient}`,
  incoming: (document: string) => `incoming/${document}`,
  awaited: (document: string) => `awaited/${document}`,
  register: (register: string, year: number) => `register/${register}/${year}`,
  entry: (about: string) => `entry/${about}`,
  mailbox: (kind: MessageKind, entry: string) => `mailbox/${kind}/${entry}`,
  notice: (work: string) => `notice/${work}`,
  audit: (date: LocalDate) => `audit/${date}`,
  paper: (from: string, code: string, date: string) => `paper/${from}/${code}@${date}`,
  duty: (about: string, { name, update }: Pick<Duty, "name" | "update">) =>
    `duty/${about}/${name}${update === undefined ? "" : `/${update}`}`,
  seal: () => sealStream,
  directory: () => "directory/axis",
  subscriber: (name: string) => `subscriber/${name}`,
  axis: (agency: string) => `axis/${agency}`,
  clock: (agency: string) => `clock/${agency}`,
  reconciliation: () => "reconciliation/axis",
  workFile: (key: string) => `work-file/${key}`,
  figures: (period: Period) => `figures/${periodName(period)}`,
} as const

/** Reads the document, and for a delivery the recipient, from the name of a document's stream. */
export const namedBy = (stream: string): { readonly document: string; readonly recipient: string } => {
  const [kind = "", document = "", ...rest] = stream.split("/")
  return kind === "delivery"
    ? { document, recipient: rest.join("/") }
    : { document: [document, ...rest].join("/"), recipient: "" }
}

/** Reads the stream that an entry or a duty is about from the name of its own stream. */
export const aboutOf = (stream: string): string =>
  kindOf(stream) === "duty"
    ? stream.slice("duty/".length).replace(/\/[a-z-]+(\/\d+)?$/, "")
    : stream.slice(stream.indexOf("/") + 1)

/** Reads what ends a paper's stream: its date, or the identifier of the packet that came without one. */
export const paperEnding = (stream: string): string => stream.slice(stream.lastIndexOf("@") + 1)

/** Reads the kind that a stream's name starts with. Returns nothing for an unknown kind. */
export const kindOf = (stream: string): StreamKind | undefined => {
  const kind = stream.slice(0, stream.indexOf("/"))
  return Object.hasOwn(streamKinds, kind) ? (kind as StreamKind) : undefined
}
