/** The calls to the axis that can go wrong. */
export const wireCalls = [
  "submit",
  "findSent",
  "listSent",
  "countInbox",
  "listInbox",
  "fetch",
  "acknowledge",
  "directory",
  "health",
] as const
export type WireCall = (typeof wireCalls)[number]

/**
 * How a call to the axis goes wrong. It has no effect after `unanswered`, `garbled`, `unreachable`, `busy`,
 * `failed`, `refused` and `unauthorized`; its answer is lost after `answer-lost`, and unreadable after
 * `answer-garbled`.
 */
export type WireFault =
  | "unanswered"
  | "answer-lost"
  | "garbled"
  | "answer-garbled"
  | "unreachable"
  | "busy"
  | "failed"
  | "refused"
  | "unauthorized"
  /** The axis puts the packet into every mailbox twice. */
  | "delivered-twice"
  /** The axis answers that it took the packet, and takes nothing. */
  | "lost"
  /** The axis answers that it has the packet already, and takes nothing. */
  | "called-duplicate"
  /** The axis answers with the id of another packet. */
  | "wrong-id"
  /** The axis does not find a packet that it has. */
  | "forgotten"
  /** The first half of the packet comes. */
  | "truncated"
  /** A byte of an attachment is another. */
  | "corrupted"
  /** The packet of another entry comes. */
  | "swapped"
  /** The list that was given before comes again. */
  | "stale"
  /** The newest comes first. */
  | "reordered"
  /** The newest entries are not in it yet. */
  | "delayed"

const unanswered = ["unanswered", "garbled", "unreachable", "busy", "failed", "unauthorized"] as const

/** The faults that each call can meet. */
export const wireFaults: Readonly<Record<WireCall, ReadonlyArray<WireFault>>> = {
  submit: [
    ...unanswered,
    "answer-lost",
    "answer-lost",
    "answer-garbled",
    "refused",
    "delivered-twice",
    "lost",
    "called-duplicate",
    "wrong-id",
  ],
  findSent: [...unanswered, "forgotten"],
  listSent: [...unanswered, "stale"],
  countInbox: [...unanswered],
  listInbox: [...unanswered, "stale", "reordered", "delayed"],
  fetch: [...unanswered, "refused", "truncated", "corrupted", "swapped"],
  acknowledge: [...unanswered, "answer-lost", "answer-garbled"],
  directory: [...unanswered],
  health: [...unanswered],
}

/** A trouble with its time, in milliseconds since the simulation began. Agencies are named by their place. */
export type Trouble =
  /** The next calls of this kind go wrong. */
  | {
      readonly kind: "wire"
      readonly agency: number
      readonly at: number
      readonly call: WireCall
      readonly fault: WireFault
      readonly times: number
    }
  /** The axis is away for one agency, or for all. */
  | {
      readonly kind: "away"
      readonly agency: number | "all"
      readonly at: number
      readonly forMillis: number
      readonly how: "unreachable" | "unanswered" | "busy" | "failed" | "unauthorized"
    }
  /** A process dies at one of its calls to the store or the axis, and is started again. */
  | {
      readonly kind: "crash"
      readonly agency: number
      readonly process: number
      readonly at: number
      /** Which of its calls after that time, from 1. */
      readonly call: number
      readonly when: "before" | "after"
      readonly downMillis: number
    }
  /** The store fails: every write, every call, some answers of calls that were carried out, or of leases. */
  | {
      readonly kind: "disk"
      readonly agency: number
      readonly at: number
      readonly forMillis: number
      readonly how: "full" | "failing" | "answers-lost" | "leases-lost"
    }
  /** The store and the axis answer slowly. */
  | { readonly kind: "slow"; readonly agency: number; readonly at: number; readonly forMillis: number }
  /** A process stands still, as a machine that is suspended. */
  | {
      readonly kind: "pause"
      readonly agency: number
      readonly process: number
      readonly at: number
      readonly forMillis: number
    }
  /** The clock of an agency's machines is set. */
  | { readonly kind: "clock"; readonly agency: number; readonly at: number; readonly byMillis: number }

export type TroubleKind = Trouble["kind"]
