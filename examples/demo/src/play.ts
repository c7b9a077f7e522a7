import type { AxisProcess } from "./axis-process.ts"
import type { Claims } from "./claims.ts"
import type { Stage } from "./folder.ts"
import type { Line } from "./line.ts"
import type { Office } from "./office.ts"
import type { Progress } from "./show/progress.ts"

/** The parts that every act of the demo works with. */
export interface Play {
  readonly stage: Stage
  readonly axis: AxisProcess
  readonly progress: Progress
  readonly claims: Claims
  readonly tayNinh: Office
  /** Tây Ninh's outgoing line, which the demo closes to let documents queue up. */
  readonly line: Line
  readonly department: Office
  readonly governmentOffice: Office
  readonly ministry: Office
}

/** The offices that receive what Tây Ninh sends. */
export const receivers = (play: Play): ReadonlyArray<Office> => [
  play.department,
  play.governmentOffice,
  play.ministry,
]
