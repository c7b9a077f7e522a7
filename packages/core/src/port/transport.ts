import { Context, type Effect, type Option, type Stream } from "effect"
import type { AgencyCode } from "../agency/agency-code.ts"
import type { LocalDate, VietnamTime } from "../time/vietnam-time.ts"
import type { MessageKind } from "../vocabulary/message-kind.ts"
import type { ByteSource } from "./storage/byte-source.ts"
import type { StorageError } from "./storage/storage-error.ts"
import type { TransportError } from "./transport-error.ts"

/** A packet waiting in our mailbox. */
export interface MailboxEntry {
  /** The axis' id of the entry, stable until it is acknowledged. */
  readonly id: string
  readonly kind: MessageKind
  /** The sender as the axis knows it, present even when the packet cannot be read. */
  readonly from: string
}

/** A packet to send. `bytes` are sent unchanged and may be read several times. */
export interface Submission {
  readonly kind: MessageKind
  readonly from: AgencyCode
  readonly to: ReadonlyArray<string>
  readonly bytes: ByteSource
}

/** Identifies a document we sent when the axis is asked about it. */
export interface SentQuery {
  readonly documentId: string
  /** Số/ký hiệu as one text, `105/BC-UBND`. */
  readonly code: string
  readonly subject: string
  /**
   * Matches one packet that went to all of these recipients: an update brings the same document to others.
   */
  readonly to: ReadonlyArray<string>
}

/** The axis' answer about a packet that it has. */
export interface Acceptance {
  /** The packet's id at the axis. */
  readonly axisId: string
  /**
   * When the axis took the packet, by its own clock, if it says so. This is the legal time of sending (Art.
   * 6.2).
   */
  readonly takenAt?: VietnamTime
}

/** The part of the sent list to read: what the axis took between two days in Vietnam, both included. */
export interface SentListRequest {
  readonly kind: MessageKind
  readonly from: LocalDate
  readonly until: LocalDate
}

/** One line of the axis' sent list (danh sách đã gửi): a packet of ours on its way to one recipient. */
export interface SentEntry {
  /** The packet's id at the axis, the one that `submit` answered with. */
  readonly axisId: string
  /** The DocumentId inside the packet, if the list names it. */
  readonly documentId?: string
  /** The sender, if the list names it. A system id may serve several agencies. */
  readonly from?: string
  /** Số/ký hiệu as one text, and trích yếu. Empty if the list has none. */
  readonly code: string
  readonly subject: string
  /** The recipient's code, in either standard. */
  readonly to: string
  readonly sentAt?: VietnamTime
  /**
   * `waiting`: the recipient's system has not fetched the packet or has not confirmed it. `delivered`: it has
   * the packet. `failed`: the axis could not deliver it, or the recipient's system reported that it cannot
   * read it.
   */
  readonly standing: "waiting" | "delivered" | "failed"
  /** The axis' or the recipient system's own description. */
  readonly description?: string
  /** Since when the entry has this standing, if the list says so. */
  readonly standingSince?: VietnamTime
}

/** The axis' sent list. */
export interface SentList {
  readonly entries: ReadonlyArray<SentEntry>
  /** `false` when the list may continue: a packet that is not in `entries` may still be at the axis. */
  readonly complete: boolean
}

/** An agency as the axis' directory lists it. */
export interface DirectoryEntry {
  readonly code: string
  readonly name: string
  /**
   * The same agency's code in the other standard (QCVN 102 beside Decision 20/2020), if the axis gives it.
   */
  readonly otherCode?: string
}

/** An axis that answers. */
export interface AxisHealth {
  /** The axis' time, to the second, if its answer states it. */
  readonly axisTime?: VietnamTime
}

/**
 * Carries packets to the axis (trục liên thông) and back.
 *
 * - **Atomicity**: `submit` takes the whole packet or none of it. After an `indeterminate` error the caller
 *   asks `findSent` before it submits again.
 * - **Delivery** is at least once: an entry stays in `listInbox` until `acknowledge` succeeds. Acknowledging
 *   twice is harmless.
 * - **Order** of submissions and of entries is not guaranteed.
 * - **Time limit**: every call has a limit set by the adapter and fails with `timed-out` when it passes.
 */
export class Transport extends Context.Service<
  Transport,
  {
    /** The axis' address without secrets, as errors and the stored directory show it. */
    readonly endpoint?: string
    /**
     * The system that the axis knows the caller by, if several may call it at the endpoint. The exchanges of
     * one process whose transports have the same endpoint and system, or are one transport without an
     * endpoint, share what they know about whether the axis answers. All systems at one endpoint share the
     * knowledge that it answers nobody.
     */
    readonly system?: string
    /**
     * Answers once the axis has the packet. Fails with `duplicate` when the axis already has it. When reading
     * the packet's bytes fails, it fails with that error and the axis has taken nothing.
     */
    readonly submit: (submission: Submission) => Effect.Effect<Acceptance, TransportError | StorageError>
    /** Finds a document at the axis; `none` when the axis does not know it. */
    readonly findSent: (query: SentQuery) => Effect.Effect<Option.Option<Acceptance>, TransportError>
    /**
     * Lists what the axis took from us on some days, one line per recipient, in any order. Lines of other
     * days may be included. The list may have thousands of lines: the adapter pages, and sets `complete` to
     * `false` when it stops early. The exchange asks for three days at a time and uses the answer for all
     * documents sent on them. Answers `none` if the axis has no such list.
     */
    readonly listSent: (request: SentListRequest) => Effect.Effect<Option.Option<SentList>, TransportError>
    /**
     * How many entries wait in a mailbox, by the axis' own count: equal to what `listInbox` shows when
     * nothing is lost. Answers `none` if the axis does not count, or counts something else.
     */
    readonly countInbox: (kind: MessageKind) => Effect.Effect<Option.Option<number>, TransportError>
    readonly listInbox: (kind: MessageKind) => Effect.Effect<ReadonlyArray<MailboxEntry>, TransportError>
    /**
     * The packet's bytes as the axis keeps them, also of an acknowledged entry while they are available. Only
     * `refused` ends an entry: the axis does not have the packet and never will. After any other error later
     * polls fetch it again, as they do for bytes that cannot be read or belong to another entry. The packet
     * is complete only when the stream ends without an error.
     */
    readonly fetch: (entry: MailboxEntry) => Stream.Stream<Uint8Array, TransportError>
    /**
     * `done`: we have the packet and are responsible for it. `failed`: we refuse it and will not fetch it
     * again; `description` says why.
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
