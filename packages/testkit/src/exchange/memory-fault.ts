/** At which call each fault is met. */
const calls = {
  /** The axis is not reached: nothing is taken. */
  unreachable: "submit",
  /** The axis says no to the packet, for good. */
  refused: "submit",
  /** The axis says no with a code that nobody knows. */
  failed: "submit",
  /** The axis says that it is busy. */
  busy: "submit",
  /** The axis says that it already has the packet, and takes nothing. */
  "called-duplicate": "submit",
  "taken-then-timed-out": "submit",
  "timed-out-before-taking": "submit",
  /** Taken, and then no answer for ever: for a sender that dies while it waits. */
  "taken-then-silent": "submit",
  /** Taken once and put into every mailbox twice. */
  "delivered-twice": "submit",
  /** Answered as taken, and lost: the axis has it nowhere. */
  lost: "submit",
  "list-unreachable": "list",
  "ask-unreachable": "ask",
  /** Asked what became of a document, the axis says no with a code that nobody knows. */
  "ask-failed": "ask",
  /** Asked what became of a document that it has, the axis does not find it. */
  "ask-forgotten": "ask",
  "fetch-unreachable": "fetch",
  /** The axis says that it has no such entry. */
  "fetch-refused": "fetch",
  /** The axis does not give the packet out and does not say whether it ever will. */
  "fetch-failed": "fetch",
  /** The first half of the packet comes, as where a connection breaks. */
  "fetch-truncated": "fetch",
  /** A byte of the packet comes changed. */
  "fetch-corrupted": "fetch",
  /** The packet of another entry of the mailbox comes, if there is one. */
  "fetch-swapped": "fetch",
  /** The axis shows the entry again, as if it had not been acknowledged. */
  "lost-acknowledgement": "acknowledge",
} as const

/** What the next call of an agency meets with, instead of or after being carried out. */
export type MemoryFault = keyof typeof calls

/** The calls that can meet with a fault. */
export type MemoryCall = (typeof calls)[MemoryFault]

/**
 * The faults planned for each agency, each for one call of its kind, in the order in which they were planned.
 */
export const faultPlans = () => {
  const plans = new Map<string, Array<MemoryFault>>()
  const of = (agency: string) => plans.get(agency) ?? []
  return {
    plan: (agency: string, faults: ReadonlyArray<MemoryFault>) => {
      plans.set(agency, [...of(agency), ...faults])
    },
    /** The fault that this call meets, which is then over. */
    meet: (agency: string, call: MemoryCall): MemoryFault | undefined => {
      const index = of(agency).findIndex((fault) => calls[fault] === call)
      return index < 0 ? undefined : of(agency).splice(index, 1)[0]
    },
    clear: () => plans.clear(),
  }
}
