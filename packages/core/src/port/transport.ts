import { Context, type Effect, type Option, type Stream } from "effect"
import type { AgencyCode } from "../agency/agency-code.ts"
import type { LocalDate, VietnamTime } from "../time/vietnam-time.ts"
import type { MessageKind } from "../vocabulary/message-kind.ts"
import type { ByteSource } from "./storage/byte-source.ts"
import type { StorageError } from "./storage/storage-error.ts"
import type { TransportError } from "./transport-error.ts"

/** A packet waiting in our mailbox. */
export interface MailboxEntry {
  /** The axis' own id of the entry, stable until it is acknowledged. */
  readonly id: string
  readonly kind: MessageKind
  /** The sender as the axis knows it: it is there even when the packet cannot be read. */
  readonly from: string
}

/** A packet to send. `bytes` are sent exactly as they are, and may be read several times. */
export interface Submission {
  readonly kind: MessageKind
  readonly from: AgencyCode
  readonly to: ReadonlyArray<string>
  readonly bytes: ByteSource
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
  /**
   * When it took the packet, by its own clock, where it says so: the time of sending that counts (Art. 6.2).
   */
  readonly takenAt?: VietnamTime
}

/**
 * Which part of the sent list is wanted: what the axis took from the first to the last of these days in
 * Vietnam.
 */
export interface SentListRequest {
  readonly kind: MessageKind
  readonly from: LocalDate
  readonly until: LocalDate
}

/** One line of the axis' sent list (danh sách đã gửi): a packet of ours on its way to one recipient. */
export interface SentEntry {
  /** The packet's id at the axis, the one that `submit` answered with. */
  readonly axisId: string
  /** The DocumentId inside the packet, where the list names it. */
  readonly documentId?: string
  /** Who sent it, where the list names it. A system id may serve several agencies. */
  readonly from?: string
  /** Số/ký hiệu as one text, and trích yếu: empty where the list has none. */
  readonly code: string
  readonly subject: string
  /** The recipient's code, of either standard. */
  readonly to: string
  readonly sentAt?: VietnamTime
  /**
   * `waiting`: the recipient's system has not fetched it, or not said that it has it. `delivered`: it has it.
   * `failed`: the axis did not get it there, or the recipient's system said that it cannot read it.
   */
  readonly standing: "waiting" | "delivered" | "failed"
  /** What the axis or the recipient's system says of it, in its own words. */
  readonly description?: string
  /** Since when it stands so, where the list says it. */
  readonly standingSince?: VietnamTime
}

/** What the axis has in its sent list. */
export interface SentList {
  readonly entries: ReadonlyArray<SentEntry>
  /** `false` when there may be more than was read: what is not in `entries` may be there all the same. */
  readonly complete: boolean
}

/** An agency as the axis' directory lists it. */
export interface DirectoryEntry {
  readonly code: string
  readonly name: string
  /**
   * The same agency's code of the other standard (QCVN 102 beside Decision 20/2020), where the axis gives it.
   */
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
 * - **Atomicity**: `submit` either takes the whole packet or none of it. After an error that is
 *   `indeterminate` the caller asks `findSent` before it submits again.
 * - **Delivery** is at least once: an entry stays in `listInbox` until `acknowledge` has succeeded.
 *   Acknowledging twice is harmless.
 * - **Order** is not promised, neither of submissions nor of entries.
 * - Every call has a time limit of the adapter's own and ends with `timed-out` when it passes.
 */
export class Transport extends Context.Service<
  Transport,
  {
    /** The axis' address without any secret, as errors and the kept directory name it. */
    readonly endpoint?: string
    /**
     * Answers once the axis has the packet. Fails with `duplicate` when the axis already has it, and as the
     * packet's bytes do when they fail: then the axis has taken nothing.
     */
    readonly submit: (submission: Submission) => Effect.Effect<Taken, TransportError | StorageError>
    /** Whether the axis has taken the document; `none` when it does not know it. */
    readonly findSent: (query: SentQuery) => Effect.Effect<Option.Option<Taken>, TransportError>
    /**
     * What the axis has taken from us in some days, a line for each recipient, in any order. Lines of other
     * days may be among them. It may be thousands of lines: the adapter pages, and says by `complete` when it
     * stopped before the end. The exchange asks for three days at a time, and reads the answer for as many
     * documents as were sent then. An axis without such a list answers `none`.
     */
    readonly listSent: (request: SentListRequest) => Effect.Effect<Option.Option<SentList>, TransportError>
    /**
     * How many entries wait in a mailbox, by the axis' own count: as many as `listInbox` shows when nothing
     * is lost. `none` where the axis does not count, or counts something else.
     */
    readonly countInbox: (kind: MessageKind) => Effect.Effect<Option.Option<number>, TransportError>
    readonly listInbox: (kind: MessageKind) => Effect.Effect<ReadonlyArray<MailboxEntry>, TransportError>
    /**
     * The packet's bytes as the axis keeps them, also of an entry that was acknowledged, if they are still
     * there. Only `refused` ends an entry: it says that the axis has no such packet and never will. After any
     * other error it is fetched again at later polls; so are bytes that cannot be read, or that are of
     * another entry. Only a stream that ended well was the packet.
     */
    readonly fetch: (entry: MailboxEntry) => Stream.Stream<Uint8Array, TransportError>
    /**
     * `done`: we have it and answer for it. `failed`: it is refused and will not be asked for again;
     * `description` says why.
     */
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
