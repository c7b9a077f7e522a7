/** The kind of call that meets each fault. */
const calls = {
  /** The axis cannot be reached, and nothing is taken. */
  unreachable: "submit",
  /** The axis rejects the packet for good. */
  refused: "submit",
  /** The axis rejects the packet with an unknown code. */
  failed: "submit",
  /** The axis answers that it is busy. */
  busy: "submit",
  /** The axis answers that it already has the packet, and takes nothing. */
  "called-duplicate": "submit",
  "taken-then-timed-out": "submit",
  "timed-out-before-taking": "submit",
  /** The axis takes the packet and never answers, for a sender that dies while it waits. */
  "taken-then-silent": "submit",
  /** The axis takes the packet once and puts it into every mailbox twice. */
  "delivered-twice": "submit",
  /** The axis answers that it took the packet, and loses it. */
  lost: "submit",
  "list-unreachable": "list",
  "ask-unreachable": "ask",
  /** Asked about a document, the axis answers with an unknown code. */
  "ask-failed": "ask",
  /** Asked about a document that it has, the axis does not find it. */
  "ask-forgotten": "ask",
  "fetch-unreachable": "fetch",
  /** The axis answers that it has no such entry. */
  "fetch-refused": "fetch",
  /** The axis does not return the packet and does not say whether it ever will. */
  "fetch-failed": "fetch",
  /** Only the first half of the packet arrives, as when a connection breaks. */
  "fetch-truncated": "fetch",
  /** The packet arrives with a changed byte. */
  "fetch-corrupted": "fetch",
  /** The packet of another entry of the mailbox arrives, if there is one. */
  "fetch-swapped": "fetch",
  /** The axis lists the entry again, as if it had not been acknowledged. */
  "lost-acknowledgement": "acknowledge",
} as const

/** The fault that an agency's next call meets, in place of its normal outcome or after it. */
export type MemoryFault = keyof typeof calls

/** The calls that can meet a fault. */
export type MemoryCall = (typeof calls)[MemoryFault]

/** The faults planned for each agency, each for one call of its kind, in planning order. */
export const faultPlans = () => {
  const plans = new Map<string, Array<MemoryFault>>()
  const of = (agency: string) => plans.get(agency) ?? []
  return {
    plan: (agency: string, faults: ReadonlyArray<MemoryFault>) => {
      plans.set(agency, [...of(agency), ...faults])
    },
    /** Returns the fault that this call meets, and removes it. */
    meet: (agency: string, call: MemoryCall): MemoryFault | undefined => {
      const index = of(agency).findIndex((fault) => calls[fault] === call)
      return index < 0 ? undefined : of(agency).splice(index, 1)[0]
    },
    clear: () => plans.clear(),
  }
}
