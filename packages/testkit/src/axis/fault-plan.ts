import { type Fault, type FaultKind, type FaultSubject, strikes } from "./fault.ts"

/** The planned faults, in the order they were added. */
export interface FaultPlan {
  readonly add: (fault: Fault) => void
  readonly clear: () => void
  /** Takes the first fault of these kinds that matches, and counts it as used once. */
  readonly take: (subject: FaultSubject, ...kinds: ReadonlyArray<FaultKind>) => Fault | undefined
}

export const openFaultPlan = (): FaultPlan => {
  let planned: ReadonlyArray<{ readonly fault: Fault; readonly left: number }> = []
  return {
    add: (fault) => {
      planned = [...planned, { fault, left: fault.times ?? 1 }]
    },
    clear: () => {
      planned = []
    },
    take: (subject, ...kinds) => {
      const index = planned.findIndex(({ fault }) => kinds.includes(fault.kind) && strikes(fault, subject))
      const struck = planned[index]
      if (struck === undefined) return undefined
      planned =
        struck.left > 1
          ? planned.with(index, { ...struck, left: struck.left - 1 })
          : planned.toSpliced(index, 1)
      return struck.fault
    },
  }
}
