import type { TransportError } from "@lienthong/core"
import {
  type Acceptance,
  collectBytes,
  type DirectoryEntry,
  type MailboxEntry,
  type SentListRequest,
  type SentQuery,
  Transport,
} from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import { Clock, Effect, Layer, Option, Stream } from "effect"
import type { MemoryFault } from "./memory-fault.ts"
import type { MemoryMail, MemorySubmission } from "./memory-mail.ts"
import { memoryMailboxes } from "./memory-mailboxes.ts"
import { isWithin, sentLines } from "./memory-sent-list.ts"
import { damaged, failed, fetchReason, memoryTrouble } from "./memory-trouble.ts"

/** An axis in this process, without HTTP, for tests of use cases that control the clock. */
export interface MemoryAxis {
  /** The transport of one agency. */
  readonly transport: (agency: string) => Layer.Layer<Transport>
  /**
   * Plans faults for the next calls of an agency, one for each call, in this order for calls of the same
   * kind.
   */
  readonly misbehave: (agency: string, ...faults: ReadonlyArray<MemoryFault>) => void
  /** Takes the axis away from an agency: from now on every call fails with `reason` and nothing is taken. */
  readonly goAway: (agency: string, reason?: TransportError["reason"]) => void
  /**
   * Never answers, and never takes, a packet that contains this text, as if it were too large; or fails with
   * `reason`.
   */
  readonly chokeOn: (text: string, reason?: TransportError["reason"]) => void
  /** Makes the axis answer an agency again. */
  readonly comeBack: (agency: string) => void
  /** Removes all planned faults that no call has met, and takes every packet again. */
  readonly calm: () => void
  /** Puts any bytes into a mailbox. */
  readonly inject: (to: string, from: string, kind: MailboxEntry["kind"], bytes: Uint8Array) => void
  /** Holds back new mail of one kind for an agency, so that later mail of the other kind overtakes it. */
  readonly hold: (agency: string, kind: MailboxEntry["kind"]) => void
  /** Delivers the mail held back for an agency, and holds nothing back any more. */
  readonly release: (agency: string) => void
  /** Changes the bytes of later fetches, as a broken network component would. */
  readonly tamper: (change: (bytes: Uint8Array) => Uint8Array) => void
  /** Answers for an entry in its receiver's place, as a system that cannot read it does. */
  readonly answerFor: (entry: MailboxEntry, outcome: "done" | "failed", description?: string) => void
  /** Whether it has a sent list, with status packets in it, and counts the mailboxes. Default: all. */
  readonly offer: (what: {
    readonly sentList?: boolean
    readonly sentStatuses?: boolean
    readonly counts?: boolean
  }) => void
  /** Every request for the sent list, in order. */
  readonly listed: ReadonlyArray<SentListRequest>
  /** Every attempted submission, in order, with any outcome. */
  readonly offered: ReadonlyArray<MemorySubmission>
  /** Every submission that the axis has taken, in order. */
  readonly taken: ReadonlyArray<MemorySubmission>
  /** Every query about a sent document, in order. */
  readonly asked: ReadonlyArray<SentQuery>
  /** Everything ever put into an agency's mailboxes, in order. */
  readonly mail: (agency: string) => ReadonlyArray<MemoryMail>
  /** The number of entries that are not acknowledged yet. */
  readonly unacknowledged: (agency: string) => number
}

const sameBytes = (a: Uint8Array, b: Uint8Array) => Buffer.from(a).equals(b)

/**
 * Whether a packet is about a document: its header names that document first, and may name replaced ones
 * after it.
 */
const isOf = (bytes: Uint8Array, documentId: string) =>
  /DocumentId>([^<]*)</.exec(new TextDecoder().decode(bytes))?.[1] === documentId

/** Makes an axis that knows these agencies. */
export const memoryAxis = (agencies: ReadonlyArray<DirectoryEntry>): MemoryAxis => {
  const offered: Array<MemorySubmission> = []
  const taken: Array<MemorySubmission> = []
  const takenAt: Array<number> = []
  const asked: Array<SentQuery> = []
  const listed: Array<SentListRequest> = []
  let offering = { sentList: true, sentStatuses: true, counts: true }
  const mailboxes = memoryMailboxes()
  const trouble = memoryTrouble()
  /** Whether every recipient's system has said that it cannot read the packet. */
  const hasFailed = (index: number) => {
    const sent = mailboxes.ofSubmission(index)
    return sent.length > 0 && sent.every(({ acknowledged }) => acknowledged?.outcome === "failed")
  }
  const submit = (
    agency: string,
    submission: MemorySubmission,
    present: number,
  ): Effect.Effect<Acceptance, TransportError> => {
    offered.push(submission)
    const choked = trouble.chokesOn(submission.bytes)
    if (choked) return Effect.fail(failed(choked, "submit"))
    const fault = trouble.meet(agency, "submit")
    if (fault === "unreachable" || fault === "refused" || fault === "failed" || fault === "busy")
      return Effect.fail(failed(fault, "submit"))
    if (fault === "called-duplicate") return Effect.fail(failed("duplicate", "submit"))
    if (fault === "timed-out-before-taking") return Effect.fail(failed("timed-out", "submit"))
    const isKnown = taken.some(
      ({ kind, from, bytes }, index) =>
        kind === "document" &&
        from === submission.from &&
        sameBytes(bytes, submission.bytes) &&
        !hasFailed(index),
    )
    if (isKnown) return Effect.fail(failed("duplicate", "submit"))
    if (fault === "lost") return Effect.succeed({ axisId: `lost${offered.length}` })
    taken.push(submission)
    takenAt.push(present)
    mailboxes.deliver(submission, taken.length - 1, fault === "delivered-twice" ? 2 : 1)
    if (fault === "taken-then-silent") return Effect.never
    return fault === "taken-then-timed-out"
      ? Effect.fail(failed("timed-out", "submit"))
      : Effect.succeed({ axisId: `t${taken.length}` })
  }
  const findSent = (
    agency: string,
    query: SentQuery,
  ): Effect.Effect<Option.Option<Acceptance>, TransportError> => {
    asked.push(query)
    const fault = trouble.meet(agency, "ask")
    if (fault === "ask-unreachable") return Effect.fail(failed("unreachable", "findSent"))
    if (fault === "ask-failed") return Effect.fail(failed("failed", "findSent"))
    const index = taken.findIndex(
      ({ from, kind, to, bytes }) =>
        from === agency &&
        kind === "document" &&
        isOf(bytes, query.documentId) &&
        query.to.every((recipient) => to.includes(recipient)),
    )
    return Effect.succeed(
      index < 0 || fault === "ask-forgotten"
        ? Option.none()
        : Option.some({ axisId: `t${index + 1}`, takenAt: vietnamTime(takenAt[index] ?? 0) }),
    )
  }
  const listSent = (agency: string, request: SentListRequest) => {
    listed.push(request)
    if (trouble.meet(agency, "list")) return Effect.fail(failed("unreachable", "listSent"))
    if (!offering.sentList) return Effect.succeedNone
    const entries = taken.flatMap((submission, index) => {
      const line = { submission, axisId: `t${index + 1}`, takenAt: takenAt[index] ?? 0 }
      const isWanted =
        submission.from === agency &&
        submission.kind === request.kind &&
        (request.kind === "document" || offering.sentStatuses) &&
        isWithin(request, line)
      return isWanted
        ? sentLines(line, (to) => mailboxes.ofSubmission(index).filter((kept) => kept.to === to))
        : []
    })
    return Effect.succeedSome({ entries, complete: true })
  }
  const fetch = (agency: string, entry: MailboxEntry) => {
    const fault = trouble.meet(agency, "fetch")
    const reason = fetchReason(fault)
    if (reason) return Effect.fail(failed(reason, "fetch"))
    const others = mailboxes.of(agency).filter((kept) => kept.entry.id !== entry.id)
    const other =
      fault === "fetch-swapped" ? others.findLast((kept) => kept.entry.kind === entry.kind) : undefined
    const kept = other ?? mailboxes.find(entry)
    return kept === undefined
      ? Effect.fail(failed("refused", "fetch"))
      : Effect.succeed(trouble.changed(damaged(kept.bytes, fault)))
  }
  const acknowledge = (
    agency: string,
    entry: MailboxEntry,
    outcome: "done" | "failed",
    description?: string,
  ) => {
    if (trouble.meet(agency, "acknowledge")) return Effect.fail(failed("timed-out", "acknowledge"))
    mailboxes.answerFor(entry, outcome, description)
    return Effect.void
  }
  return {
    transport: (agency) => {
      const call = <A, E>(operation: string, carryOut: () => Effect.Effect<A, TransportError | E>) =>
        trouble.unlessAway(agency, operation, carryOut)
      const present = Clock.currentTimeMillis
      return Layer.succeed(
        Transport,
        Transport.of({
          submit: (submission) =>
            call("submit", () =>
              Effect.gen(function* () {
                const bytes = yield* collectBytes(submission.bytes.stream)
                return yield* submit(agency, { ...submission, bytes }, yield* present)
              }),
            ),
          findSent: (query) => call("findSent", () => findSent(agency, query)),
          listSent: (request) => call("listSent", () => listSent(agency, request)),
          countInbox: (kind) =>
            call("countInbox", () =>
              Effect.succeed(
                offering.counts
                  ? Option.some(mailboxes.waiting(agency).filter(({ entry }) => entry.kind === kind).length)
                  : Option.none(),
              ),
            ),
          listInbox: (kind) => call("listInbox", () => Effect.succeed(mailboxes.shown(agency, kind))),
          fetch: (entry) => Stream.fromEffect(call("fetch", () => fetch(agency, entry))),
          acknowledge: (entry, outcome, description) =>
            call("acknowledge", () => acknowledge(agency, entry, outcome, description)),
          directory: call("directory", () => Effect.succeed(agencies)),
          health: call("health", () => Effect.map(present, (millis) => ({ axisTime: vietnamTime(millis) }))),
        }),
      )
    },
    misbehave: trouble.misbehave,
    goAway: trouble.goAway,
    comeBack: trouble.comeBack,
    chokeOn: trouble.chokeOn,
    calm: trouble.calm,
    tamper: trouble.tamper,
    hold: mailboxes.hold,
    release: mailboxes.release,
    inject: mailboxes.inject,
    answerFor: mailboxes.answerFor,
    offer: (what) => {
      offering = { ...offering, ...what }
    },
    listed,
    offered,
    taken,
    asked,
    mail: mailboxes.of,
    unacknowledged: (agency) => mailboxes.waiting(agency).length,
  }
}
