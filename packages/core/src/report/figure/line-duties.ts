import type { Duty } from "../../duty/duty.ts"
import type { LineDuty } from "../../figure/figure-line.ts"

/** Duties as figures count them. */
export const lineDuties = (duties: ReadonlyArray<Duty>): ReadonlyArray<LineDuty> =>
  duties.map(({ name, since, due, lateBound, ended }) => ({
    duty: name,
    since,
    ...(due !== undefined && { due }),
    ...(lateBound !== undefined && { lateBound }),
    ...(ended && { endedAt: ended.at }),
    ...(ended?.how === "lifted" && { lifted: true }),
  }))
