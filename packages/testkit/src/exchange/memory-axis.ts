import {
  type AgencyCode,
  type DirectoryEntry,
  type MailboxEntry,
  type Submission,
  Transport,
  TransportError,
} from "@lienthong/core"
import { Effect, Layer, Option } from "effect"

/** What the next calls of an agency meet with, instead of or after being carried out. */
export type MemoryFault =
  | "unreachable"
  | "taken-then-timed-out"
  | "timed-out-before-taking"
  | "refused"
  | "lost-acknowledgement"
  | "delivered-twice"

interface Kept {
  readonly entry: MailboxEntry
  readonly to: string
  readonly submission: Submission
  acknowledged: "done" | "failed" | undefined
}

/** An axis in this process, without HTTP: for tests of use cases that own the clock. */
export interface MemoryAxis {
  /** One agency's way to it. */
  readonly transport: (agency: string) => Layer.Layer<Transport>
  /** Faults for the next submissions or acknowledgements of an agency, one each, in this order. */
  readonly misbehave: (agency: string, ...faults: ReadonlyArray<MemoryFault>) => void
  /** Puts bytes into a mailbox, whatever they are. */
  readonly inject: (to: string, from: string, kind: MailboxEntry["kind"], bytes: Uint8Array) => void
  /** Changes what will be delivered, as a broken network component would. */
  readonly tamper: (change: (bytes: Uint8Array) => Uint8Array) => void
  /** Every submission the axis has taken, in order. */
  readonly taken: ReadonlyArray<Submission>
  /** Entries that nobody has acknowledged yet. */
  readonly unacknowledged: (agency: string) => number
}

const failed = (reason: TransportError["reason"], operation: string) =>
  new TransportError({
    reason,
    detail: { operation, endpoint: "memory", systemId: "memory", answer: "refused by the test" },
  })

/** Makes an axis that knows these agencies. */
export const memoryAxis = (agencies: ReadonlyArray<DirectoryEntry>): MemoryAxis => {
  const mail: Array<Kept> = []
  const taken: Array<Submission> = []
  const faults = new Map<string, Array<MemoryFault>>()
  let change = (bytes: Uint8Array) => bytes
  const nextFault = (agency: string, among: ReadonlyArray<MemoryFault>) => {
    const planned = faults.get(agency)
    return planned?.[0] && among.includes(planned[0]) ? planned.shift() : undefined
  }
  const deliver = (submission: Submission, copies: number) => {
    for (const to of submission.to)
      for (let copy = 0; copy < copies; copy++) {
        const entry = { id: `m${mail.length + 1}`, kind: submission.kind, from: submission.from }
        mail.push({ entry, to, submission, acknowledged: undefined })
      }
  }
  const submit = (agency: AgencyCode, submission: Submission) =>
    Effect.suspend(() => {
      const fault = nextFault(agency, [
        "unreachable",
        "taken-then-timed-out",
        "timed-out-before-taking",
        "refused",
        "delivered-twice",
      ])
      if (fault === "unreachable" || fault === "refused") return Effect.fail(failed(fault, "submit"))
      if (fault === "timed-out-before-taking") return Effect.fail(failed("timed-out", "submit"))
      taken.push(submission)
      deliver(submission, fault === "delivered-twice" ? 2 : 1)
      return fault === "taken-then-timed-out"
        ? Effect.fail(failed("timed-out", "submit"))
        : Effect.succeed({ axisId: `t${taken.length}` })
    })
  const ofAgency = (agency: string) =>
    Transport.of({
      submit: (submission) => submit(agency as AgencyCode, submission),
      findSent: ({ documentId }) =>
        Effect.sync(() => {
          const index = taken.findIndex(
            ({ from, kind, bytes }) =>
              from === agency &&
              kind === "document" &&
              new TextDecoder().decode(bytes).includes(`>${documentId}<`),
          )
          return index < 0 ? Option.none() : Option.some({ axisId: `t${index + 1}` })
        }),
      listInbox: (kind) =>
        Effect.sync(() =>
          mail
            .filter((kept) => kept.to === agency && kept.entry.kind === kind && !kept.acknowledged)
            .map((kept) => kept.entry),
        ),
      fetch: (entry) =>
        Effect.sync(() => {
          const kept = mail.find((candidate) => candidate.entry.id === entry.id)
          return kept ? change(kept.submission.bytes) : new Uint8Array()
        }),
      acknowledge: (entry, outcome) =>
        Effect.suspend(() => {
          if (nextFault(agency, ["lost-acknowledgement"]))
            return Effect.fail(failed("timed-out", "acknowledge"))
          const kept = mail.find((candidate) => candidate.entry.id === entry.id)
          if (kept) kept.acknowledged = outcome
          return Effect.void
        }),
      directory: Effect.succeed(agencies),
      health: Effect.void,
    })
  return {
    transport: (agency) => Layer.succeed(Transport, ofAgency(agency)),
    misbehave: (agency, ...planned) => void faults.set(agency, [...(faults.get(agency) ?? []), ...planned]),
    inject: (to, from, kind, bytes) => deliver({ kind, from: from as AgencyCode, to: [to], bytes }, 1),
    tamper: (next) => {
      change = next
    },
    taken,
    unacknowledged: (agency) => mail.filter((kept) => kept.to === agency && !kept.acknowledged).length,
  }
}
