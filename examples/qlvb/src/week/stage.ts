import type { LocalDate } from "@lienthong/core/calendar"
import type { Neighbour } from "../agency/neighbour.ts"
import type { Office } from "../agency/office.ts"
import type { WriteLetter } from "./letter.ts"

/** Who plays in the week. */
export interface Players {
  readonly province: Office
  readonly department: Office
  readonly commune: Office
  readonly governmentOffice: Office
  readonly neighbours: ReadonlyArray<{ readonly office: Office; readonly habit: Neighbour["habit"] }>
  /** Has the axis refuse the next packet of an agency for good. */
  readonly refuseNext: (agency: string) => Promise<void> | void
}

/** What the script is played with. */
export interface Stage extends Players {
  readonly write: WriteLetter
  /** The days of the week: the last five working days before today, the earliest first. */
  readonly days: ReadonlyArray<LocalDate>
  /** The last day of an answer, some time after today. */
  readonly dueDate: LocalDate
}

/** Something that happens at a time of the week. */
export interface Step {
  /** 0 to 4: which of the days. */
  readonly day: number
  readonly time: `${number}:${number}`
  /** Whether the neighbouring agencies first deal with what they have. */
  readonly answers?: boolean
  readonly act?: (stage: Stage) => Promise<unknown>
}
