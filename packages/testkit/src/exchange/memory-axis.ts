import { TransportError } from "@lienthong/core"
import {
  collectBytes,
  type DirectoryEntry,
  type MailboxEntry,
  type SentListRequest,
  type SentQuery,
  type Taken,
  Transport,
} from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import { Clock, Effect, Layer, Option, Stream } from "effect"
import { faultPlans, type MemoryFault } from "./memory-fault.ts"
import type { MemoryMail, MemorySubmission } from "./memory-mail.ts"
import { isWithin, sentLines } from "./memory-sent-list.ts"

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
  /** Whether it has a sent list and counts the mailboxes. Default: both. */
  readonly offer: (what: { readonly sentList?: boolean; readonly counts?: boolean }) => void
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

const failed = (reason: TransportError["reason"], operation: string) =>
  new TransportError({
    reason,
    detail: { operation, endpoint: "memory", systemId: "memory", answer: "refused by the test" },
  })

/** The errors of a fetch. */
const fetchReasons: Readonly<Partial<Record<MemoryFault, TransportError["reason"]>>> = {
  "fetch-unreachable": "unreachable",
  "fetch-refused": "refused",
  "fetch-failed": "failed",
}

/** The bytes of a packet as a damaged read returns them. */
const damaged = (bytes: Uint8Array, fault: MemoryFault | undefined): Uint8Array => {
  const middle = bytes.length >> 1
  if (fault === "fetch-truncated") return bytes.slice(0, middle)
  return fault === "fetch-corrupted" ? bytes.with(middle, (bytes[middle] ?? 0) ^ 1) : bytes
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
  const mail: Array<MemoryMail> = []
  const offered: Array<MemorySubmission> = []
  const taken: Array<MemorySubmission> = []
  const takenAt: Array<number> = []
  const asked: Array<SentQuery> = []
  const listed: Array<SentListRequest> = []
  /** The submission that each entry came from. */
  const originOf = new Map<string, number>()
  let offering = { sentList: true, counts: true }
  const faults = faultPlans()
  const holding = new Set<string>()
  const held = new Set<string>()
  const choking = new Map<string, TransportError["reason"]>()
  const away = new Map<string, TransportError["reason"]>()
  let change = (bytes: Uint8Array) => bytes
  const put = (to: string, entry: MailboxEntry, bytes: Uint8Array) => {
    if (holding.has(`${to}/${entry.kind}`)) held.add(entry.id)
    mail.push({ to, entry, bytes })
  }
  const deliver = ({ to: recipients, kind, from, bytes }: MemorySubmission, copies: number) => {
    for (const to of recipients)
      for (let copy = 0; copy < copies; copy++) {
        const id = `m${mail.length + 1}`
        originOf.set(id, taken.length - 1)
        put(to, { id, kind, from }, bytes)
      }
  }
  const mailOf = (index: number) => mail.filter(({ entry }) => originOf.get(entry.id) === index)
  /** Whether every recipient's system has said that it cannot read the packet. */
  const hasFailed = (index: number) => {
    const sent = mailOf(index)
    return sent.length > 0 && sent.every(({ acknowledged }) => acknowledged?.outcome === "failed")
  }
  const indexOf = (entry: MailboxEntry) => mail.findIndex((kept) => kept.entry.id === entry.id)
  const submit = (
    agency: string,
    submission: MemorySubmission,
    present: number,
  ): Effect.Effect<Taken, TransportError> => {
    offered.push(submission)
    const text = new TextDecoder().decode(submission.bytes)
    const choked = [...choking].find(([part]) => text.includes(part))
    if (choked) return Effect.fail(failed(choked[1], "submit"))
    const fault = faults.meet(agency, "submit")
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
    deliver(submission, fault === "delivered-twice" ? 2 : 1)
    if (fault === "taken-then-silent") return Effect.never
    return fault === "taken-then-timed-out"
      ? Effect.fail(failed("timed-out", "submit"))
      : Effect.succeed({ axisId: `t${taken.length}` })
  }
  const findSent = (
    agency: string,
    query: SentQuery,
  ): Effect.Effect<Option.Option<Taken>, TransportError> => {
    asked.push(query)
    const fault = faults.meet(agency, "ask")
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
    if (faults.meet(agency, "list")) return Effect.fail(failed("unreachable", "listSent"))
    if (!offering.sentList) return Effect.succeedNone
    const entries = taken.flatMap((submission, index) => {
      const line = { submission, axisId: `t${index + 1}`, takenAt: takenAt[index] ?? 0 }
      const isWanted =
        submission.from === agency && submission.kind === request.kind && isWithin(request, line)
      return isWanted ? sentLines(line, (to) => mailOf(index).filter((kept) => kept.to === to)) : []
    })
    return Effect.succeedSome({ entries, complete: true })
  }
  const fetch = (agency: string, entry: MailboxEntry) => {
    const fault = faults.meet(agency, "fetch")
    const reason = fault && fetchReasons[fault]
    if (reason) return Effect.fail(failed(reason, "fetch"))
    const others = mail.filter((kept) => kept.to === agency && kept.entry.id !== entry.id)
    const other =
      fault === "fetch-swapped" ? others.findLast((kept) => kept.entry.kind === entry.kind) : undefined
    const kept = other ?? mail[indexOf(entry)]
    return kept === undefined
      ? Effect.fail(failed("refused", "fetch"))
      : Effect.succeed(change(damaged(kept.bytes, fault)))
  }
  const answerFor = (entry: MailboxEntry, outcome: "done" | "failed", description?: string) => {
    const kept = mail[indexOf(entry)]
    const acknowledged = { outcome, ...(description !== undefined && { description }) }
    if (kept) mail[indexOf(entry)] = { ...kept, acknowledged }
  }
  const acknowledge = (
    agency: string,
    entry: MailboxEntry,
    outcome: "done" | "failed",
    description?: string,
  ) => {
    if (faults.meet(agency, "acknowledge")) return Effect.fail(failed("timed-out", "acknowledge"))
    answerFor(entry, outcome, description)
    return Effect.void
  }
  const waiting = (agency: string) => mail.filter((kept) => kept.to === agency && !kept.acknowledged)
  return {
    transport: (agency) => {
      /** Runs a call, unless the axis is away for the agency. */
      const call = <A, E>(operation: string, carryOut: () => Effect.Effect<A, TransportError | E>) =>
        Effect.suspend(() => {
          const reason = away.get(agency)
          return reason === undefined ? carryOut() : Effect.fail(failed(reason, operation))
        })
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
                  ? Option.some(waiting(agency).filter(({ entry }) => entry.kind === kind).length)
                  : Option.none(),
              ),
            ),
          listInbox: (kind) =>
            call("listInbox", () =>
              Effect.succeed(
                waiting(agency).flatMap(({ entry }) =>
                  entry.kind === kind && !held.has(entry.id) ? [entry] : [],
                ),
              ),
            ),
          fetch: (entry) => Stream.fromEffect(call("fetch", () => fetch(agency, entry))),
          acknowledge: (entry, outcome, description) =>
            call("acknowledge", () => acknowledge(agency, entry, outcome, description)),
          directory: call("directory", () => Effect.succeed(agencies)),
          health: call("health", () => Effect.map(present, (millis) => ({ axisTime: vietnamTime(millis) }))),
        }),
      )
    },
    chokeOn: (text, reason = "timed-out") => void choking.set(text, reason),
    goAway: (agency, reason = "unreachable") => void away.set(agency, reason),
    comeBack: (agency) => void away.delete(agency),
    misbehave: (agency, ...planned) => faults.plan(agency, planned),
    calm: () => {
      faults.clear()
      choking.clear()
    },
    hold: (agency, kind) => void holding.add(`${agency}/${kind}`),
    release: (agency) => {
      for (const kind of ["document", "status"]) holding.delete(`${agency}/${kind}`)
      for (const { to, entry } of mail) if (to === agency) held.delete(entry.id)
    },
    inject: (to, from, kind, bytes) => {
      mail.push({ to, entry: { id: `m${mail.length + 1}`, kind, from }, bytes })
    },
    tamper: (next) => {
      change = next
    },
    answerFor,
    offer: (what) => {
      offering = { ...offering, ...what }
    },
    listed,
    offered,
    taken,
    asked,
    mail: (agency) => mail.filter((kept) => kept.to === agency),
    unacknowledged: (agency) => waiting(agency).length,
  }
}
