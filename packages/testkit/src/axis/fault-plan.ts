import { type Chance, chanceOf } from "../chance/chance.ts"
import { type Fault, type FaultKind, type FaultSubject, strikes } from "./fault.ts"
import type { FaultsAtRandom } from "./faults-at-random.ts"

/** The planned faults, in the order they were added. */
export interface FaultPlan {
  readonly add: (fault: Fault) => void
  /** From now on unplanned faults happen too. The same calls in the same order meet the same faults. */
  readonly draw: (faults: FaultsAtRandom) => void
  readonly clear: () => void
  /** Takes the first fault of these kinds that matches, and counts it as used once. */
  readonly take: (subject: FaultSubject, ...kinds: ReadonlyArray<FaultKind>) => Fault | undefined
  /** Takes a fault that strikes before it is known what it strikes. */
  readonly takeAny: (kind: FaultKind) => Fault | undefined
}

/** How long a drawn fault holds a connection. */
const drawnHoldMillis = 3_000

export const openFaultPlan = (): FaultPlan => {
  let planned: ReadonlyArray<{ readonly fault: Fault; readonly left: number }> = []
  let drawing: { readonly chance: Chance; readonly percent: number } | undefined
  const takeWhere = (matches: (fault: Fault) => boolean): Fault | undefined => {
    const index = planned.findIndex(({ fault }) => matches(fault))
    const struck = planned[index]
    if (struck === undefined) return undefined
    planned =
      struck.left > 1
        ? planned.with(index, { ...struck, left: struck.left - 1 })
        : planned.toSpliced(index, 1)
    return struck.fault
  }
  const drawn = (subject: FaultSubject, kinds: ReadonlyArray<FaultKind>): Fault | undefined => {
    if (drawing === undefined || !drawing.chance.happens(drawing.percent / 100)) return undefined
    const fitting = kinds
      .map((kind): Fault => ({ kind, operation: subject.operation, holdMillis: drawnHoldMillis }))
      .filter((fault) => strikes(fault, subject))
    return fitting.length === 0 ? undefined : drawing.chance.pick(fitting)
  }
  return {
    add: (fault) => {
      planned = [...planned, { fault, left: fault.times ?? 1 }]
    },
    draw: ({ seed, percent }) => {
      drawing = { chance: chanceOf(seed, "axis"), percent }
    },
    clear: () => {
      planned = []
      drawing = undefined
    },
    take: (subject, ...kinds) =>
      takeWhere((fault) => kinds.includes(fault.kind) && strikes(fault, subject)) ?? drawn(subject, kinds),
    takeAny: (kind) => takeWhere((fault) => fault.kind === kind),
  }
}
