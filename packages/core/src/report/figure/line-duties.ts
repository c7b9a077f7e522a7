import type { Duty } from "../../duty/duty.ts"
import type { LineDuty } from "../../figure/figure-line.ts"
import { instantOf } from "../../figure/period.ts"

/** The duties of a document in the form that figures count. */
export const lineDuties = (duties: ReadonlyArray<Duty>): ReadonlyArray<LineDuty> =>
  duties.map(({ name, since, due, lateBound, ended }) => ({
    duty: name,
    since: instantOf(since),
    due: instantOf(due),
    lateBound: instantOf(lateBound),
    endedAt: instantOf(ended?.at),
    lifted: ended?.how === "lifted",
  }))
