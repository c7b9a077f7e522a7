import { Context, type Effect, type Option } from "effect"
import type { AgencyCode } from "../agency/agency-code.ts"
import type { VietnamTime } from "../calendar/vietnam-time.ts"
import type { TransportError } from "./transport-error.ts"

/** The two mailboxes an agency has on the axis: documents and status reports. */
export type MessageKind = "document" | "status"

/** A packet waiting in our mailbox. */
export interface MailboxEntry {
  /** The axis' own id of the entry, stable until it is acknowledged. */
  readonly id: string
  readonly kind: MessageKind
  /** The sender as the axis knows it: it is there even when the packet cannot be read. */
  readonly from: string
}

/** A packet to send. `bytes` are sent exactly as they are. */
export interface Submission {
  readonly kind: MessageKind
  readonly from: AgencyCode
  readonly to: ReadonlyArray<string>
  readonly bytes: Uint8Array
}

/** What identifies a document we sent, for asking the axis what became of it. */
export interface SentQuery {
  readonly documentId: string
  /** Số/ký hiệu as one text, `105/BC-UBND`. */
  readonly code: string
  readonly subject: string
  /** One packet must have gone to all of them: an update brings the same document to others. */
  readonly to: ReadonlyArray<string>
}

/** What the axis says of a packet that it has. */
export interface Taken {
  /** Its id there. */
  readonly axisId: string
  /** When it took the packet, by its own clock, where it says so: the time of sending that counts (Art. 6.2). */
  readonly takenAt?: VietnamTime
}

/** An agency as the axis' directory lists it. */
export interface DirectoryEntry {
  readonly code: string
  readonly name: string
  /** The same agency's code of the other standard (QCVN 102 beside Decision 20/2020), where the axis gives it. */
  readonly otherCode?: string
}

/** An axis that answers. */
export interface AxisHealth {
  /** What time it is there, to the second, where its answer says so. */
  readonly axisTime?: VietnamTime
}

/**
 * The way to the axis (trục liên thông) and back.
 *
 * - **Atomicity**: `submit` either takes the whole packet or none of it. After an error that is `indeterminate` the
 *   caller asks `findSent` before it submits again.
 * - **Delivery** is at least once: an entry stays in `listInbox` until `acknowledge` has succeeded. Acknowledging
 *   twice is harmless.
 * - **Order** is not promised, neither of submissions nor of entries.
 * - Every call has a time limit of the adapter's own and ends with `timed-out` when it passes.
 */
export class Transport extends Context.Service<
  Transport,
  {
    /** The axis' address without any secret, as errors and the kept directory name it. */
    readonly endpoint?: string
    /** Answers once the axis has the packet. Fails with `duplicate` when the axis already has it. */
    readonly submit: (submission: Submission) => Effect.Effect<Taken, TransportError>
    /** Whether the axis has taken the document; `none` when it does not know it. */
    readonly findSent: (query: SentQuery) => Effect.Effect<Option.Option<Taken>, TransportError>
    readonly listInbox: (kind: MessageKind) => Effect.Effect<ReadonlyArray<MailboxEntry>, TransportError>
    /**
     * The packet's bytes as the axis keeps them, also of an entry that was acknowledged, if they are still there. Only
     * `refused` ends an entry: it says that the axis has no such packet and never will. After any other error it is
     * fetched again at later polls; so are bytes that cannot be read, or that are of another entry.
     */
    readonly fetch: (entry: MailboxEntry) => Effect.Effect<Uint8Array, TransportError>
    /** `done`: we have it and answer for it. `failed`: it is refused and will not be asked for again; `description` says why. */
    readonly acknowledge: (
      entry: MailboxEntry,
      outcome: "done" | "failed",
      description?: string,
    ) => Effect.Effect<void, TransportError>
    readonly directory: Effect.Effect<ReadonlyArray<DirectoryEntry>, TransportError>
    /** Succeeds when the axis answers and accepts our credentials. */
    readonly health: Effect.Effect<AxisHealth, TransportError>
  }
>()("@lienthong/core/port/Transport") {}
